using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Simulation.Checking;

namespace PluginHybrid.Simulation.Venues;

/// <summary>The legs that ever lived, as the venue holds them; finds what a step of the venue changed.</summary>
/// <param name="account">The account.</param>
/// <param name="changed">Told of every leg that changed: before, now, and who did it.</param>
internal sealed class LegBook(Account account, Action<VenueLeg?, VenueLeg, string> changed)
{
    private readonly SortedDictionary<PositionLeg, Known> _known = [];
    private VenueLeg[]? _all;
    private long _changes;

    /// <summary>Every leg that ever lived, in order of symbol and leg.</summary>
    public IReadOnlyList<VenueLeg> All => _all ??= [.. _known.Values.Select(known => known.Leg).OfType<VenueLeg>()];

    /// <summary>Looks what is different since the last look.</summary>
    /// <param name="cause">Who did it.</param>
    public void Look(string cause)
    {
        if (_changes == account.Changes)
        {
            return;
        }

        _changes = account.Changes;
        foreach (var row in account.Positions.ToArray())
        {
            Look(row, cause);
        }
    }

    private void Look(Position row, string cause)
    {
        var place = new PositionLeg(row.Symbol, row.PositionIdx);
        if (!_known.TryGetValue(place, out var known))
        {
            _known[place] = known = new Known();
        }

        var orders = OrdersOf(row);
        if (ReferenceEquals(known.Row, row) && known.Orders == orders)
        {
            return;
        }

        var before = known.Leg;
        (known.Row, known.Orders) = (row, orders);
        if (before is null && row.IsFlat)
        {
            return;
        }

        var direction = row.IsFlat ? 0 : row.Side.Sign();
        var isNew = direction != 0 && (before is null || before.Direction != direction);
        known.Leg = new VenueLeg(
            row.Symbol, row.PositionIdx, direction, row.Size, row.EntryPrice, row.StopLoss, row.TakeProfit, row.TrailingStop, (before?.Life ?? 0) + (isNew ? 1 : 0));
        _all = null;
        changed(before, known.Leg, cause);
    }

    // Of ended orders a leg forgets the number only; what is open, and how far, tells them apart.
    private long OrdersOf(Position row)
    {
        var sum = 0L;
        foreach (var order in account.OpenOrders)
        {
            if (order.PositionIdx == row.PositionIdx && order.Symbol == row.Symbol)
            {
                sum += 1 + order.UpdatedMs;
            }
        }

        return sum;
    }

    private sealed class Known
    {
        public Position? Row { get; set; }

        public long Orders { get; set; }

        public VenueLeg? Leg { get; set; }
    }
}
