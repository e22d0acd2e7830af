using System.Globalization;
using PluginHybrid.Replay;
using PluginHybrid.Replay.Scenes;

namespace PluginHybrid.Simulation.WhatIf;

/// <summary>Which recordings can be lived again.</summary>
internal static class SceneRules
{
    /// <summary>Says why a recording cannot be, and what to do.</summary>
    /// <exception cref="ReplayException">It cannot.</exception>
    public static void Check(RecordedScene scene)
    {
        if (Problem(scene) is { } problem)
        {
            throw new ReplayException($"--what-if cannot play the recording {scene.Header.Id}: {problem}");
        }
    }

    private static string? Problem(RecordedScene scene)
    {
        if (scene.IsLossy)
        {
            return "records are missing from it (lossy, or cut with recording trim), so that deeds and prices may be missing too. Take one that hybrid recording validate finds whole.";
        }

        if (scene.Header.Part > 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it begins with part {scene.Header.Part}, and how the session stood then is in the parts before. Put all parts into one folder and name the folder.");
        }

        if (scene.PluginStops is [var (plugin, at), ..])
        {
            return string.Create(CultureInfo.InvariantCulture, $"{plugin} was stopped, replaced or suspended at {at.TotalSeconds:0.000} s, in the middle. Cut a case that ends before: hybrid case add <recording> --from 0s --to {Math.Floor(at.TotalSeconds):0}s --name before-the-swap.");
        }

        if (scene.Prices.Count == 0)
        {
            return "it holds no price. Record a session in which a position is held or a symbol is watched.";
        }

        var unknown = scene.Prices.Select(price => price.Symbol).Distinct(StringComparer.Ordinal).Except(scene.Instruments.Select(instrument => instrument.Symbol), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return unknown.Count == 0 ? null : $"it holds no trading rules of {string.Join(", ", unknown)}: the session ended before they were read. Record anew.";
    }
}
