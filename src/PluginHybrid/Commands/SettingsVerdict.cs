using PluginHybrid.Configuration;

namespace PluginHybrid.Commands;

/// <summary>Decides whether a configuration may be used, and complains where it may not.</summary>
internal static class SettingsVerdict
{
    /// <summary><see cref="ExitCode.Fine"/>, or the code to exit with after the reasons have been written.</summary>
    /// <param name="loaded">What was read.</param>
    /// <param name="error">Where complaints go.</param>
    public static int Of(LoadedSettings loaded, TextWriter error)
    {
        if (OfSyntax(loaded, error) is var verdict and not ExitCode.Fine)
        {
            return verdict;
        }

        if (LiveGate.Refusal(loaded.Settings) is { } refusal)
        {
            error.WriteLine($"Unsafe: {refusal}");
            return ExitCode.Unsafe;
        }

        return ExitCode.Fine;
    }

    /// <summary>The same for commands that dial no venue whatever is configured.</summary>
    /// <param name="loaded">What was read.</param>
    /// <param name="error">Where complaints go.</param>
    public static int OfSyntax(LoadedSettings loaded, TextWriter error)
    {
        foreach (var problem in loaded.Problems)
        {
            error.WriteLine(problem);
        }

        if (loaded.Problems.Count == 0)
        {
            return ExitCode.Fine;
        }

        error.WriteLine($"{loaded.Problems.Count} {(loaded.Problems.Count == 1 ? "problem" : "problems")} in the configuration; nothing was started.");
        return ExitCode.Usage;
    }
}
