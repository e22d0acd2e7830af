using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay;
using PluginHybrid.Replay.Scenes;
using PluginHybrid.Replay.Stories;

namespace PluginHybrid.Simulation.WhatIf;

/// <summary>Lives a recorded session again with changed plugins, against the venue model: what they would have decided, and what the venue would have made of it.</summary>
/// <remarks>The same recording, plugins and settings give the same report on every run and machine. Nothing leaves the process but the new recording.</remarks>
public static class WhatIfRun
{
    private const string OnlyHost = "host-1";
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(1);

    /// <summary>Where the recording of the new session lies.</summary>
    /// <param name="options">What it was lived with.</param>
    public static string RecordingOf(WhatIfOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Path.Combine(options.RecordInto, OnlyHost);
    }

    /// <summary>Reads, lives, compares.</summary>
    /// <param name="options">What to live again, and with whom.</param>
    /// <param name="token">Gives up between two steps.</param>
    /// <exception cref="RecordingException">The recording cannot be read, or the new one cannot be written.</exception>
    /// <exception cref="ReplayException">It cannot be lived again; the text says why and what to do.</exception>
    public static async Task<WhatIfReport> RunAsync(WhatIfOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Plugins.Candidates.Count == 0)
        {
            throw new ReplayException(
                $"The recording {options.Path} names no plugin, and the configuration names none either: there is nobody to decide anything. Name plugins in a file under plugins: and give it with --config.");
        }

        var scene = RecordedScene.Read(options.Path, token);
        SceneRules.Check(scene);
        IReadOnlyList<string> remarks;
        using (var world = new SceneWorld(scene, options))
        {
            world.Run(token);
            remarks = world.Remarks;
        }

        var was = await SessionStory.ReadAsync(options.Path, scene.Stopped, token).ConfigureAwait(false);
        var now = await SessionStory.ReadAsync(RecordingOf(options), scene.Stopped, token).ConfigureAwait(false);
        return new WhatIfReport
        {
            Recording = options.Path,
            Length = scene.Stopped,
            Changes = options.Changes,
            Recorded = was,
            Now = now,
            Decisions = Pair(was, now),
            Remarks = [.. scene.Remarks, .. Away(scene), .. remarks, .. PricesEnd(scene, now)],
        };
    }

    private static List<DecisionPair> Pair(SessionStory was, SessionStory now)
    {
        var pairs = new List<DecisionPair>();
        foreach (var plugin in was.Decisions.Concat(now.Decisions).Select(PlaceOf).Distinct().Order())
        {
            var (left, right) = (was.Decisions.Where(one => PlaceOf(one) == plugin).ToList(), now.Decisions.Where(one => PlaceOf(one) == plugin).ToList());
            for (var number = 0; number < Math.Max(left.Count, right.Count); number++)
            {
                pairs.Add(new DecisionPair(plugin.Plugin, left.ElementAtOrDefault(number), right.ElementAtOrDefault(number)));
            }
        }

        return [.. pairs.OrderBy(pair => pair.At).ThenBy(pair => pair.Plugin, StringComparer.Ordinal)];
    }

    private static (string Plugin, string Leg) PlaceOf(Decision decision) => (decision.Request.Id.Plugin, decision.Request.Command.Leg.ToString());

    private static IEnumerable<string> Away(RecordedScene scene) => scene.Losses.Where(loss => loss.At < scene.Stopped).GroupBy(loss => loss.Stream, StringComparer.Ordinal).Select(lost => FormattableString.Invariant(
        $"the {lost.Key} socket was lost {lost.Count()} times in the recording, first at {lost.First().At.TotalSeconds:0.000} s; here it stays, and what was missed meanwhile is missing here too"));

    // The host unsubscribes what it does not hold: a position that lives longer here has no prices there.
    private static IEnumerable<string> PricesEnd(RecordedScene scene, SessionStory now)
    {
        foreach (var life in now.Lives.Where(life => life.ClosedAt is null && life.Paper.Length == 0))
        {
            var last = scene.Prices.Last(price => price.Symbol == life.Leg.Symbol).At;
            if (scene.Stopped - last > LongestGap)
            {
                yield return FormattableString.Invariant(
                    $"the recording has no price of {life.Leg.Symbol} after {last.TotalSeconds:0.000} s: what became of {life.Leg} in the {(scene.Stopped - last).TotalSeconds:0.0} s after that cannot be said");
            }
        }
    }
}
