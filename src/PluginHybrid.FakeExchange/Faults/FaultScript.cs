using PluginHybrid.FakeExchange.Faults.Expecting;
using PluginHybrid.FakeExchange.Faults.Language;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>Trouble on demand: what goes wrong when, and what a host must have done about it in the end.</summary>
public sealed class FaultScript
{
    internal FaultScript(string source, Arguments root, Arguments scene, IReadOnlyList<ScriptedFault> faults, IReadOnlyList<Expected> expectations)
    {
        (Source, Faults, Expectations) = (source, faults, expectations);
        (Name, Why, Seed) = (root.TextOrNull("name") ?? System.IO.Path.GetFileNameWithoutExtension(source), root.TextOrNull("why") ?? "", root.Whole("seed"));
        (Pitfalls, Traps) = (root.List<int>("pitfalls"), root.List<int>("traps"));
        Scene = new FaultScene(scene);
    }

    /// <summary>The file it was read from.</summary>
    public string Source { get; }

    /// <summary>Its name; default the file's.</summary>
    public string Name { get; }

    /// <summary>Why it exists, one sentence; empty when it does not say.</summary>
    public string Why { get; }

    /// <summary>Seed of every chance in it. Default 1.</summary>
    public int Seed { get; }

    /// <summary>Pitfalls of the venue (<c>docs/pitfalls.md</c>) it holds the host to.</summary>
    public IReadOnlyList<int> Pitfalls { get; }

    /// <summary>Traps that bit other programs (<c>docs/faults.md</c>) it holds the host to.</summary>
    public IReadOnlyList<int> Traps { get; }

    /// <summary>From its beginning until the last of its faults is over, as far as times say so: what waits for a moment counts as if it came at once.</summary>
    public TimeSpan Span => Faults
        .Select(fault => (fault.When.Moment == "at" ? fault.When.Time : TimeSpan.Zero) + fault.When.After + (fault.For ?? TimeSpan.Zero))
        .DefaultIfEmpty().Max();

    /// <summary>What exchange and host it wants to be played with.</summary>
    public FaultScene Scene { get; }

    internal IReadOnlyList<ScriptedFault> Faults { get; }

    internal IReadOnlyList<Expected> Expectations { get; }

    /// <summary>Ids, names and required states of its faults, in the order of the script; the state is empty when any will do.</summary>
    public IReadOnlyList<(string Id, string Fault, string State)> Entries => [.. Faults.Select(fault => (fault.Id, fault.Kind.Name, fault.State ?? ""))];

    /// <summary>Reads a script.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="source">Its file name, for messages. Default <c>script</c>.</param>
    /// <exception cref="FaultScriptException">Something in it is unknown or wrong.</exception>
    public static FaultScript Read(string yaml, string source = "script") => new FaultScriptReader(source).Read(yaml);

    /// <summary>Reads a script file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FaultScriptException">See <see cref="Read"/>; also when the file is not there.</exception>
    public static FaultScript ReadFile(string path) =>
        File.Exists(path) ? Read(File.ReadAllText(path), path) : throw new FaultScriptException($"{path}: there is no such file.");
}
