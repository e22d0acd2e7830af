namespace PluginHybrid.Replay.Running;

/// <summary>Lines of a run for people, each with the input that led to it.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Inputs">As many numbers.</param>
public sealed record RunText(IReadOnlyList<string> Lines, IReadOnlyList<long> Inputs)
{
    /// <summary>No lines.</summary>
    public static RunText Empty { get; } = new([], []);

    /// <summary>The lines that an input or a later one led to.</summary>
    /// <param name="input">Its number.</param>
    public RunText From(long input)
    {
        var shown = Enumerable.Range(0, Lines.Count).Where(at => Inputs[at] >= input).ToList();
        return shown.Count == Lines.Count ? this : new RunText([.. shown.Select(at => Lines[at])], [.. shown.Select(at => Inputs[at])]);
    }

    /// <summary>As a file has it: every line ends with a line feed.</summary>
    public string Text => string.Concat(Lines.Select(line => line + "\n"));
}
