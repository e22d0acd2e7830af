using System.IO.Hashing;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Digests;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>Hashes all that crosses the border of a session, and counts it.</summary>
/// <param name="border">Goes on over all processes of a day.</param>
/// <param name="digest">Of this process; takes the commands.</param>
/// <param name="next">Sees the same: a recorder. <c>null</c> for nobody.</param>
/// <param name="told">Hears of every input but frames, in words.</param>
/// <param name="board">Told of what is asked of REST and answered.</param>
internal sealed class BorderTap(DigestBuffer border, StreamDigest digest, ISessionTap? next, Action<string> told, CheckerBoard board) : ISessionTap
{
    private const byte FrameMark = 1;
    private const byte InputMark = 2;
    private const byte EffectMark = 3;

    /// <summary>The newest input.</summary>
    public long Input { get; private set; }

    /// <inheritdoc />
    public void Begin(SessionOptions options, int seed, SessionClock clock) => next?.Begin(options, seed, clock);

    /// <inheritdoc />
    public void Frame(in InputStamp at, ConnectionId connection, ReadOnlySpan<byte> utf8)
    {
        Input = at.Number;
        border.Put(FrameMark);
        border.Put(at.Now);
        border.Put(((long)connection.Stream << 32) + connection.Number);
        border.Put((long)XxHash3.HashToUInt64(utf8));
        next?.Frame(at, connection, utf8);
    }

    /// <inheritdoc />
    void ISessionTap.Input(in InputStamp at, SessionInput input)
    {
        Input = at.Number;
        border.Put(InputMark);
        border.Put(at.Now);
        if (!ReferenceEquals(input, SessionInputs.Due))
        {
            var text = InputCodec.Write(input);
            border.Put((long)XxHash3.HashToUInt64(text));
            told(System.Text.Encoding.UTF8.GetString(text));
        }

        if (input is CommandInput command)
        {
            digest.Take(command.Request);
        }

        if (input is AnswerInput answer)
        {
            board.Answered(answer.Answer);
        }

        next?.Input(at, input);
    }

    /// <inheritdoc />
    public void Effect(SessionEffect effect)
    {
        border.Put(EffectMark);
        switch (effect)
        {
            case DialEffect dial:
                border.Put($"dial {dial.Connection}");
                break;
            case SendEffect send:
                border.Put($"send {send.Connection}");
                border.Put((long)XxHash3.HashToUInt64(send.Utf8.Span));
                break;
            case CloseEffect close:
                border.Put($"close {close.Connection}");
                break;
            case CallEffect call:
                border.Put((long)XxHash3.HashToUInt64(InputCodec.Write(call.Call)));
                board.Asked(call.Call);
                break;
            default:
                border.Put(effect.GetType().Name);
                break;
        }

        next?.Effect(effect);
    }
}
