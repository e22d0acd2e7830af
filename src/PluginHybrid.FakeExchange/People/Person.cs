using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.People;

/// <summary>Walks a script: does each step once its time and its price have come. Holds no clock.</summary>
internal sealed class Person(PersonScript script)
{
    private readonly List<string> _log = [];
    private readonly PriceDrives _drives = new();
    private TimeSpan _roundBegan;
    private TimeSpan _lastStep;
    private int _next;

    /// <summary>What was done, and what the venue refused, oldest first.</summary>
    public IReadOnlyList<string> Log => _log;

    public bool IsDone => _next >= script.Steps.Count;

    /// <summary>Does what is due.</summary>
    /// <param name="venue">The venue to act on.</param>
    /// <param name="elapsed">Time since the script began.</param>
    public void Act(VenueModel venue, TimeSpan elapsed)
    {
        _drives.Advance(venue, elapsed);

        // At most one round per look, so a script without times cannot spin.
        for (var done = 0; done < script.Steps.Count && !IsDone && IsDue(venue, elapsed); done++)
        {
            Do(venue, script.Steps[_next].Action, elapsed);
            _lastStep = elapsed;
            _next++;
            if (IsDone && script.Repeats)
            {
                (_next, _roundBegan) = (0, elapsed);
            }
        }
    }

    private bool IsDue(VenueModel venue, TimeSpan elapsed)
    {
        var step = script.Steps[_next];
        var time = step.At is { } at ? _roundBegan + at : _lastStep + step.After;
        return elapsed >= time && step.When?.IsMet(venue) != false;
    }

    private void Do(VenueModel venue, PersonAction action, TimeSpan elapsed)
    {
        var refusal = Apply(venue, venue.Accounts[0], action, elapsed);
        _log.Add($"{elapsed.TotalSeconds:0.0}s {action}{(refusal is null ? "" : $" refused: {refusal.RetCode} {refusal.RetMsg}")}");
    }

    private Refusal? Apply(VenueModel venue, Account account, PersonAction action, TimeSpan elapsed)
    {
        var held = account.Position(action.Symbol, action.PositionIdx);
        return action switch
        {
            OpenAction open => Trade(open.Side, open.Qty),
            AddAction add => Trade(held.Side, add.Qty),
            ReduceAction reduce => Trade(held.Side.Opposite(), reduce.Qty, reduceOnly: true),
            CloseAction => Trade(held.Side.Opposite(), held.Size, reduceOnly: true),
            FlipAction => Trade(held.Side.Opposite(), held.Size * 2),
            DriveAction drive => _drives.Begin(venue, drive, elapsed),
            StopsAction stops => venue.SetStops(account, Request(venue, stops)),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without a rule."),
        };

        Refusal? Trade(Side side, decimal qty, bool reduceOnly = false) => venue.Create(account, new OrderRequest
        {
            Symbol = action.Symbol,
            Side = side,
            Qty = qty,
            ReduceOnly = reduceOnly,
            PositionIdx = action.PositionIdx,
        }).Refusal;
    }

    private static StopRequest Request(VenueModel venue, StopsAction stops)
    {
        var quote = venue.Quote(stops.Symbol);
        return new StopRequest
        {
            Symbol = stops.Symbol,
            PositionIdx = stops.PositionIdx,
            StopLoss = quote is null ? null : stops.StopLoss?.At(quote.Now.Last, quote.Instrument),
            TakeProfit = quote is null ? null : stops.TakeProfit?.At(quote.Now.Last, quote.Instrument),
            TrailingStop = stops.TrailingStop,
        };
    }
}
