using System.Text.Json;
using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.IsolationChild;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Isolation;

[Category(Level.Unit)]
public class WireTests
{
    private static readonly PositionKey Leg = new("main", "BTCUSDT", 2);

    public static TheoryData<OrderCommand> Commands =>
    [
        new SetStop(Leg, 61250.50m, "because") { Trigger = StopTrigger.IndexPrice, MayLoosen = true },
        new SetTakeProfit(Leg, null, "off"),
        new SetTakeProfit(Leg, 1e-28m, "on") { Trigger = StopTrigger.LastPrice },
        new SetVenueTrailing(Leg, 0.10m, "\"quoted\"\n") { ActivePrice = 79228162514264337593543950335m },
        new Reduce(Leg, 0.0010m, "half") { LimitPrice = 7m },
        new ClosePosition(Leg, "ключ") { LimitPrice = 8.00m },
        new CancelOrder(Leg, "link", "no longer"),
    ];

    public static TheoryData<OrderOutcome> Outcomes =>
    [
        new Accepted("a/1") { OrderLinkId = "x", Price = 1.50m, Quantity = 2m, WasSent = false },
        new NotModified("a/2", "same"),
        new NotModified("a/2", "rests") { OrderLinkId = "x" },
        new Rejected("a/3", 110017, "zero position"),
        new Denied("a/4", "never-looser", "would loosen", "allow it"),
        new Unknown("a/5", "timeout"),
    ];

    [Fact]
    public void Every_event_comes_over_the_wire_as_it_was()
    {
        var events = new Happenings(20261122);
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 4000; i++)
        {
            var sent = events.Next();
            seen.Add(sent.Name);
            var line = JsonSerializer.Serialize<ToChild>(new Happened(new TurnHead(1, default, default, default, null), sent), ToChildJson.Default.ToChild);
            var got = ((Happened)JsonSerializer.Deserialize(line, ToChildJson.Default.ToChild)!).Event;

            Assert.DoesNotContain('\n', line);
            Assert.Equal(Text(sent), Text(got!));
        }

        Assert.True(seen.Count >= 18, $"only {string.Join(", ", seen)}");
    }

    [Fact]
    public void Every_name_of_the_sdk_has_a_form_on_the_wire()
    {
        var names = typeof(EventNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);

        Assert.Equal(names, EventJson.Names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_comes_over_the_wire_as_it_was(OrderCommand command)
    {
        var sent = new Did(3, null, [new SubmitCommand(1, WireCommand.Of(command))]);
        var line = JsonSerializer.Serialize<FromChild>(sent, FromChildJson.Default.FromChild);
        var got = (Did)JsonSerializer.Deserialize(line, FromChildJson.Default.FromChild)!;

        Assert.Equal(command.ToString(), ((SubmitCommand)got.Acts![0]).Command.ToCommand().ToString());
        Assert.Equal(command, ((SubmitCommand)got.Acts![0]).Command.ToCommand());
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void An_outcome_comes_over_the_wire_as_it_was(OrderOutcome outcome)
    {
        var line = JsonSerializer.Serialize<ToChild>(new Settled(1, default, WireOutcome.Of(outcome)), ToChildJson.Default.ToChild);
        var got = (Settled)JsonSerializer.Deserialize(line, ToChildJson.Default.ToChild)!;

        Assert.Equal(outcome.ToString(), got.Outcome.ToOutcome().ToString());
    }

    [Theory]
    [InlineData("""{"t":"did","acts":[{"do":"open"}]}""")]
    [InlineData("""{"t":"did","acts":[{"do":"set","key":"k"}]}""")]
    [InlineData("""{"t":"did","acts":[{"do":"gauge","name":"x","value":1.5}]}""")]
    [InlineData("""{"t":"log","level":"Information","text":null}""")]
    [InlineData("""{"t":"nonsense"}""")]
    [InlineData("""{"acts":[]}""")]
    [InlineData("[]")]
    public void What_the_process_may_not_say_is_refused(string line) =>
        Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize(line, FromChildJson.Default.FromChild));

    [Theory]
    [InlineData("stop")]
    [InlineData("open")]
    [InlineData("cancel")]
    public void A_command_that_lacks_something_is_none(string kind) =>
        Assert.Throws<FormatException>(() => new WireCommand(kind, Leg, "because").ToCommand());

    [Fact]
    public void Lines_are_cut_wherever_the_stream_is_cut()
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => new string((char)('a' + (i % 26)), i * 7) + "\n"));
        var lines = new LineReader(new InPieces(text), 4096);

        for (var i = 0; i < 300; i++)
        {
            Assert.True(lines.TryRead(out var line), $"line {i}");
            Assert.Equal(i * 7, line.Length);
        }

        Assert.False(lines.TryRead(out _));
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    [InlineData(5000, false)]
    public void A_line_too_long_is_refused_before_it_fills_the_memory(int length, bool fits)
    {
        var lines = new LineReader(new InPieces(new string('x', length) + "\n"), 100);

        if (fits)
        {
            Assert.True(lines.TryRead(out _));
        }
        else
        {
            Assert.Throws<InvalidDataException>(() => lines.TryRead(out _));
        }
    }

    // A record's text names every member, so two texts part where a member parts; lists are told apart by their items.
    private static string Text(IHybridEvent happened) => happened is Resync resync
        ? $"{resync.Stamp} {resync.Missed} {string.Join(" | ", resync.Positions)}"
        : $"{happened}";

    private sealed class InPieces(string text) : MemoryStream(System.Text.Encoding.ASCII.GetBytes(text))
    {
        private readonly Random _chance = new(7);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, _chance.Next(1, 50)));
    }
}
