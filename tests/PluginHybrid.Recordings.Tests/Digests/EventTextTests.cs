using PluginHybrid.Core.Orders;
using PluginHybrid.Recordings.Digests;
using PluginHybrid.Recordings.Tests.Inputs;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Digests;

[Category(Level.Unit)]
public sealed class EventTextTests
{
    public static TheoryData<string> Kinds =>
        [.. EventTypes.ButUpdates.Append(typeof(PositionUpdate)).Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_event_has_a_line_that_begins_with_its_name(string kind)
    {
        var happened = Made(kind, seed: 7);

        var line = new EventText(new VenueNames()).Of(happened);

        Assert.StartsWith(happened.Name, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Numbers_of_inputs_and_our_own_clock_are_in_no_line(string kind)
    {
        var happened = Made(kind, seed: 7);
        var elsewhere = WithStamp(Made(kind, seed: 7), new EventStamp(987_654, 123_456, DateTimeOffset.UnixEpoch));

        Assert.Equal(new EventText(new VenueNames()).Of(happened), new EventText(new VenueNames()).Of(elsewhere));
    }

    [Fact]
    public void Ids_are_named_by_first_sight()
    {
        var one = new EventText(new VenueNames());
        var other = new EventText(new VenueNames());

        string[] first = [one.Of(Order("a", "run1-x-1")), one.Of(Order("b", "")), one.Of(Order("a", "run1-x-1"))];
        string[] second = [other.Of(Order("77", "run2-x-1")), other.Of(Order("76", "")), other.Of(Order("77", "run2-x-1"))];

        Assert.Equal(first, second);
        Assert.Contains("order#2 - New", first[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_venue_and_network_are_in_no_line()
    {
        var text = new EventText(new VenueNames());
        var decisions = new DecisionText(new VenueNames());

        Assert.Equal("private.disconnected", text.Of(new StreamDisconnected(default, StreamKind.Private, "127.0.0.1:5531 reset")));
        Assert.Equal("x/1 -> rejected 110017", decisions.Of(Settled(new Rejected("x/1", 110_017, "uid 4711"))));
        Assert.Equal("x/1 -> unknown", decisions.Of(Settled(new Unknown("x/1", "127.0.0.1:5531 reset"))));
        Assert.Equal("x/1 -> denied stale: prices are old", decisions.Of(Settled(new Denied("x/1", "stale", "prices are old"))));
    }

    private static CommandSettled Settled(OrderOutcome outcome) =>
        new(default, new CommandId("x", 1), new ClosePosition(new PositionKey("main", "BTCUSDT", 0), "why"), PluginMode.Live, outcome);

    private static OrderUpdate Order(string id, string link) => new()
    {
        Stamp = default,
        Key = new PositionKey("main", "BTCUSDT", 0),
        OrderId = id,
        OrderLinkId = link,
        Side = Side.Sell,
        OrderType = "Market",
        Status = "New",
    };

    private static IHybridEvent Made(string kind, int seed)
    {
        var type = EventTypes.ButUpdates.Append(typeof(PositionUpdate)).Single(one => one.Name == kind);
        if (type == typeof(PaperEvent))
        {
            return new PaperEvent(default, "x", Order("a", ""));
        }

        return (IHybridEvent)new AnyValue(seed).Of(type);
    }

    private static IHybridEvent WithStamp(IHybridEvent happened, EventStamp stamp)
    {
        happened.GetType().GetProperty(nameof(IHybridEvent.Stamp))!.SetValue(happened, stamp);
        return happened;
    }
}
