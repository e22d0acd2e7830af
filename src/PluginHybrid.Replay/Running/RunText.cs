namespace PluginHybrid.Replay.Running;

/// <summary>Lines of a run for people, each with the input that led to it.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Inputs">As many numbers.</param>
public sealed record RunText(IReadOnlyList<string> Lines, IReadOnlyList<long> Inputs)
{
    /// <summary>No lines.</summary>
    public static RunText Empty { get; } = new([], []);

    /// <summary>As a file has it: every line ends with a line feed.</summary>
    public string Text => string.Concat(Lines.Select(line => line + "\n"));
}
