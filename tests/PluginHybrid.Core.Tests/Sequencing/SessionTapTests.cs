using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Sequencing;

/// <summary>A tap sees every input once, numbered, before it takes effect: what it wrote down can be given again.</summary>
[Category(Level.Unit)]
public sealed class SessionTapTests
{
    private readonly FakeTimeProvider _time = new(Rows.Epoch);
    private readonly PositionFrame _held = new(Rows.Epoch, [Rows.Held("BTCUSDT")]);
    private readonly KeptInputs _tap = new();

    [Fact]
    public void Inputs_from_outside_and_from_handlers_are_told_in_the_order_of_their_numbers()
    {
        var parts = new SessionHarness();
        var sequencer = new Sequencer(parts.Session, new SessionClock(_time), _tap);
        parts.Effects.OnEvent = _ => sequencer.Watch("ETHUSDT", watch: true);

        Drive(sequencer, parts);

        Assert.Equal(Enumerable.Range(1, _tap.Kept.Count).Select(number => (long)number), _tap.Kept.Select(kept => kept.At.Number));
        Assert.Contains(_tap.Kept, kept => kept.Input is WatchInput { Symbol: "ETHUSDT" });
    }

    [Fact]
    public void An_input_is_told_before_what_it_leads_to()
    {
        var parts = new SessionHarness();
        var sequencer = new Sequencer(parts.Session, new SessionClock(_time), _tap);
        var toldBefore = new List<bool>();
        parts.Effects.OnEvent = happened => toldBefore.Add(_tap.Kept[^1].At.Number == happened.Stamp.Input);

        Drive(sequencer, parts);

        Assert.NotEmpty(toldBefore);
        Assert.DoesNotContain(false, toldBefore);
    }

    [Fact]
    public void What_was_told_makes_another_session_do_the_same()
    {
        var live = new SessionHarness();
        var sequencer = new Sequencer(live.Session, new SessionClock(_time), _tap);
        Drive(sequencer, live);

        var again = new SessionHarness();
        foreach (var (at, input, connection, _) in _tap.Kept)
        {
            if (input is null)
            {
                again.Session.Frame(at, connection, again.BytesOf(_held));
            }
            else
            {
                again.Session.Take(at, input);
            }
        }

        Assert.NotEmpty(live.Effects.Events);
        Golden.Equal(string.Join('\n', live.Effects.Lines), string.Join('\n', again.Effects.Lines));
    }

    private void Drive(Sequencer sequencer, SessionHarness parts)
    {
        sequencer.Start();
        sequencer.Opened(parts.Public);
        sequencer.Watch("BTCUSDT", watch: true);
        _time.Advance(TimeSpan.FromSeconds(1));
        sequencer.Opened(parts.Private);
        sequencer.Frame(parts.Private, parts.BytesOf(_held));
        sequencer.Lost(parts.Public, new SocketLoss("reset"));
        sequencer.Halt(halted: true, "a person");
        sequencer.Stop();
    }

    private sealed class KeptInputs : ISessionTap
    {
        public List<(InputStamp At, SessionInput? Input, ConnectionId Connection, byte[]? Frame)> Kept { get; } = [];

        public void Begin(SessionOptions options, int seed, SessionClock clock) => Assert.Fail("the shell tells this, not the sequencer");

        public void Frame(in InputStamp at, ConnectionId connection, ReadOnlySpan<byte> utf8) => Kept.Add((at, null, connection, utf8.ToArray()));

        public void Input(in InputStamp at, SessionInput input) => Kept.Add((at, input, default, null));

        public void Effect(SessionEffect effect) => Assert.Fail($"the shell tells this, not the sequencer: {effect}");
    }
}
