using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Sdk.Reporting;

namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>What the plugin does, gathered until its thread waits, and the way of all lines to the host.</summary>
/// <param name="output">The process's real standard output.</param>
internal sealed class Outbox(Stream output) : IPluginLog
{
    private const int LongestText = 16 * 1024;

    private readonly Lock _gate = new();
    private readonly FrameWriter<FromChild> _writer = new(FromChildJson.Default.FromChild);
    private List<Act> _acts = [];
    private long _endedTurn;
    private WireFault? _fault;

    /// <summary>The plugin's thread; what other threads add is sent when it next comes to rest.</summary>
    public ChildLoop? Loop { get; set; }

    /// <summary>Adds to what is gathered.</summary>
    public void Add(Act act)
    {
        lock (_gate)
        {
            _acts.Add(act);
        }

        if (SynchronizationContext.Current != Loop)
        {
            Loop?.Post(static _ => { }, null);
        }
    }

    /// <summary>A turn came to its end.</summary>
    /// <param name="turn">Its number; 0 for a fault outside of turns.</param>
    /// <param name="fault">What it threw.</param>
    public void End(long turn, Exception? fault)
    {
        lock (_gate)
        {
            _endedTurn = turn;
            _fault = fault is null ? null : new WireFault(fault.GetType().FullName ?? "", Short(fault.Message), Short(fault.ToString()));
        }

        Flush();
    }

    /// <summary>Sends what is gathered, in one line.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_acts.Count == 0 && _endedTurn == 0 && _fault is null)
            {
                return;
            }

            var did = new Did(_endedTurn, _fault, _acts.Count == 0 ? null : _acts);
            (_acts, _endedTurn, _fault) = ([], 0, null);
            Send(did);
        }
    }

    /// <summary>Sends a line at once.</summary>
    public void Send(FromChild frame)
    {
        lock (_gate)
        {
            output.Write(_writer.Line(frame).Span);
            output.Flush();
        }
    }

    /// <inheritdoc />
    public void Write(PluginLogLevel level, string text) => Send(new LogLine(level, Short(text ?? "")));

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
