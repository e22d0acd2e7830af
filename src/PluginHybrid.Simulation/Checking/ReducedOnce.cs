using System.Text.Json;
using PluginHybrid.Core.Journal;

namespace PluginHybrid.Simulation.Checking;

/// <summary>A reduction whose answer was lost, with the process or on the way, and which the venue carried out, is not made once more under a new id.</summary>
/// <remarks>
/// A part of <c>never-larger</c>. The same: by the same plugin for the same reason, figures apart, off the same life of a leg that nobody else has
/// touched since, the same part of it, within five minutes. What limits a value may ask again, for the part by which it is passed again, and
/// anew when somebody made any leg larger: the value may be that of all legs.
/// </remarks>
public sealed class ReducedOnce : Checker
{
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string Plugin, string Symbol, int Leg, string Why), Reduction> _open = [];

    /// <inheritdoc />
    public override string Name => NeverLarger.Invariant;

    /// <inheritdoc />
    public override void Kept(IWorldSight world, JournalEntry line)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(line);
        if (line.Leg is not { } leg || line.OrderLinkId.Length == 0)
        {
            return;
        }

        var key = (line.Plugin, leg.Symbol, leg.PositionIdx, Words(line.Because));
        var (open, held) = (_open.GetValueOrDefault(key), world.Held.FirstOrDefault(one => one.Key == leg)?.Size ?? 0);
        if (line.Kind == JournalKind.Sent && held > 0 && PartOf(line.What, held) is > 0 and < 1 and var part)
        {
            if (open is { IsTaken: true } && world.Now - open.At <= Lag && open.LinkId != line.OrderLinkId && held < open.Held && part / open.Part is > 0.9m and < 1.1m)
            {
                Fail(world, "reduced-again", FormattableString.Invariant(
                    $"{line.Plugin} took {part:0.##} off {leg} ({line.What}, {line.OrderLinkId}) for what it had done already: {open.LinkId} took it from {open.Held} to {held}, and no answer came."));
            }

            _open[key] = new Reduction(line.OrderLinkId, world.Now, held, part);
        }
        else if (line.Kind == JournalKind.Outcome && open?.LinkId == line.OrderLinkId && !line.What.StartsWith("unknown", StringComparison.Ordinal)
            && !line.What.StartsWith("recovered", StringComparison.Ordinal))
        {
            _open.Remove(key);
        }
    }

    /// <inheritdoc />
    public override void Called(IWorldSight world, VenueCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call is not { Path: "/v5/order/create", RetCode: 0 } || _open.Count == 0)
        {
            return;
        }

        using var body = JsonDocument.Parse(call.Body);
        var link = body.RootElement.TryGetProperty("orderLinkId", out var id) ? id.GetString() ?? "" : "";
        foreach (var open in _open.Values.Where(open => open.LinkId == link))
        {
            open.IsTaken = true;
        }
    }

    /// <inheritdoc />
    public override void LegChanged(IWorldSight world, VenueLeg? before, VenueLeg after, string cause)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (after.Size > (before?.Size ?? 0) && cause != "host")
        {
            _open.Clear();
        }
        else if (after.Size == 0 || (before?.Size != after.Size && cause != "host"))
        {
            foreach (var key in _open.Keys.Where(key => key.Symbol == after.Symbol && key.Leg == after.PositionIdx).ToArray())
            {
                _open.Remove(key);
            }
        }
    }

    // "reduce 0.5 market" of what is held; null for anything else, and for orders at a limit, which may stand for long.
    private static decimal? PartOf(string what, decimal held) =>
        what.Split(' ') is ["reduce", var figure, "market"] && decimal.TryParse(figure, System.Globalization.CultureInfo.InvariantCulture, out var quantity) ? quantity / held : null;

    private static string Words(string because) => string.Concat(because.Where(letter => char.IsLetter(letter) || letter == ' '));

    private sealed record Reduction(string LinkId, TimeSpan At, decimal Held, decimal Part)
    {
        public bool IsTaken { get; set; }
    }
}
