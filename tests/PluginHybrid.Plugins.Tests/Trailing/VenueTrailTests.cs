using PluginHybrid.Plugins.Trailing;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Trailing;

[Category(Level.Unit)]
public sealed class VenueTrailTests
{
    private static readonly TrailSettings Venue = new() { Mode = TrailMode.Venue, ActivateAtPercent = 2, Distance = 1 };

    [Fact]
    public void The_venue_is_told_once_where_to_begin_and_how_far_to_stay()
    {
        var walk = new Walker(Venue, Legs.Long()).Through(100, 100.5m, 101, 103, 110);
        Assert.Empty(walk.Moves);
        var move = Assert.Single(walk.VenueMoves);
        Assert.Equal((1m, 102m), (move.Value, move.ActivePrice));
    }

    [Fact]
    public void A_short_begins_below_its_entry_price()
    {
        var move = Assert.Single(new Walker(Venue, Legs.Short()).Through(100).VenueMoves);
        Assert.Equal((1m, 98m), (move.Value, move.ActivePrice));
    }

    [Fact]
    public void A_price_past_the_activation_begins_at_once() =>
        Assert.Null(Assert.Single(new Walker(Venue, Legs.Long()).Through(105).VenueMoves).ActivePrice);

    [Fact]
    public void A_ladder_narrows_the_trail_of_the_venue()
    {
        var walk = new Walker(Venue with { Bands = "5%:0.5" }, Legs.Long()).Through(100, 101, 105, 105);
        Assert.Equal([1m, 0.5m], walk.VenueMoves.Select(move => move.Value));
    }

    [Fact]
    public void The_net_lies_under_our_own_trail_by_its_factor()
    {
        var walk = new Walker(Venue with { Mode = TrailMode.Ours, VenueNet = 3 }, Legs.Long()).Through(100, 101, 100.5m);
        Assert.Equal(3m, Assert.Single(walk.VenueMoves).Value);
    }

    [Fact]
    public void By_default_the_venue_does_not_trail() =>
        Assert.Empty(new Walker(new TrailSettings(), Legs.Long()).Through(100, 105, 110).VenueMoves);
}
