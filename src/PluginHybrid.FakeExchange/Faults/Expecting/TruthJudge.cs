using PluginHybrid.FakeExchange.Faults.Language;

namespace PluginHybrid.FakeExchange.Faults.Expecting;

/// <summary>Judges what the host holds against what is held at the venue.</summary>
internal static class TruthJudge
{
    public static string? Truth(ObservedRun run, Arguments with) =>
        Facts(run.HostLegs) == Facts(run.VenueLegs) ? null : $"host [{Facts(run.HostLegs)}], venue [{Facts(run.VenueLegs)}]";

    public static string? NoFalseClose(ObservedRun run, Arguments with)
    {
        foreach (var leg in run.Events.Where(happened => happened.Name == "position.closed").GroupBy(happened => $"{happened.Symbol}#{happened.Leg}"))
        {
            var real = run.VenueCloses.Count(closed => closed == leg.Key);
            if (leg.Count() > real)
            {
                return $"{leg.Key} was told closed {leg.Count()} times, at {string.Join(", ", leg.Select(told => $"{told.At.TotalSeconds:0.###} s"))}; at the venue it closed {real} times";
            }
        }

        return null;
    }

    public static string? Prices(ObservedRun run, Arguments with) => run.VenueLegs
        .Where(leg => run.HostLegs.FirstOrDefault(held => held.Symbol == leg.Symbol && held.Leg == leg.Leg)?.MarkPrice != leg.MarkPrice)
        .Select(leg => $"{leg.Symbol}: the venue's mark is {leg.MarkPrice}, the host's {run.HostLegs.FirstOrDefault(held => held.Symbol == leg.Symbol && held.Leg == leg.Leg)?.MarkPrice}")
        .FirstOrDefault();

    public static string? Protected(ObservedRun run, Arguments with) =>
        run.VenueLegs.Count == 0 ? "nothing is held"
        : run.VenueLegs.FirstOrDefault(leg => leg.StopLoss == 0) is { } naked ? $"{naked.Symbol}#{naked.Leg} has no stop"
        : null;

    public static string? LetGo(ObservedRun run, Arguments with) =>
        run.Left.Count == 0 ? null : $"over and still in memory: {string.Join(", ", run.Left)}";

    private static string Facts(IReadOnlyList<HeldLeg> legs) => string.Join("; ", legs.Select(leg => leg.Facts));
}
