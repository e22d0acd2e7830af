using PluginHybrid.FakeExchange.Faults.Language;

namespace PluginHybrid.FakeExchange.Faults.Expecting;

/// <summary>Judges losses, returns and freshness of the two streams.</summary>
internal static class StreamJudge
{
    public static string? Fresh(ObservedRun run, Arguments with)
    {
        if (!run.IsFresh)
        {
            return "the host does not call both streams fresh at the end";
        }

        foreach (var stream in new[] { "private", "public" })
        {
            TimeSpan? since = null;
            foreach (var happened in run.Events.Where(happened => happened.Stream == stream))
            {
                since = happened.Name == "stream.stale" ? since ?? happened.At : since;
                if (happened.Name == "stream.fresh")
                {
                    if (since is { } from && happened.At - from > with.Time("within"))
                    {
                        return $"{stream} was stale for {(happened.At - from).TotalSeconds:0.###} s, from {from.TotalSeconds:0.###} s";
                    }

                    since = null;
                }
            }
        }

        return null;
    }

    public static string? Reconnected(ObservedRun run, Arguments with)
    {
        var stream = with.Text("stream");
        TimeSpan? lost = null;
        var returns = 0;
        foreach (var happened in run.Events.Where(happened => happened.Stream == stream))
        {
            if (happened.Name == $"{stream}.disconnected")
            {
                lost ??= happened.At;
            }
            else if (happened.Name == $"{stream}.reconnected")
            {
                returns++;
                if (lost is { } from && happened.At - from > with.Time("within"))
                {
                    return $"it took {(happened.At - from).TotalSeconds:0.###} s from {from.TotalSeconds:0.###} s";
                }

                lost = null;
            }
        }

        return lost is { } since ? $"lost at {since.TotalSeconds:0.###} s and not live again"
            : returns == 0 ? "it was never lost"
            : null;
    }

    public static string? Undisturbed(ObservedRun run, Arguments with) =>
        run.Events.FirstOrDefault(happened => happened.Name == $"{with.Text("stream")}.disconnected") is { } lost
            ? $"lost at {lost.At.TotalSeconds:0.###} s: {lost.Text}"
            : null;

    public static string? Detected(ObservedRun run, Arguments with)
    {
        if (run.Strikes.FirstOrDefault(strike => !strike.Fault.StartsWith("venue.", StringComparison.Ordinal)) is not { } first)
        {
            return "nothing struck";
        }

        var lost = run.Events.FirstOrDefault(happened => happened.Name == $"{with.Text("stream")}.disconnected" && happened.At >= first.At);
        return lost is null ? "no loss was noticed"
            : lost.At - first.At > with.Time("within") ? $"noticed after {(lost.At - first.At).TotalSeconds:0.###} s"
            : null;
    }

    public static string? Resubscribed(ObservedRun run, Arguments with) =>
        run.Topics.PrivateNow != run.Topics.PrivateFirst ? $"private: first [{run.Topics.PrivateFirst}], now [{run.Topics.PrivateNow}]"
        : run.Topics.PublicNow != run.Topics.PublicFirst ? $"public: first [{run.Topics.PublicFirst}], now [{run.Topics.PublicNow}]"
        : null;
}
