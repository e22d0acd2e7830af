using PluginHybrid.Replay.Running;
using PluginHybrid.Replay.Scripts;

namespace PluginHybrid.Replay.Verifying;

/// <summary>What was accepted of a recording, in the files beside it.</summary>
/// <param name="folder">The recording's folder.</param>
public sealed class GoldenFiles(string folder)
{
    /// <summary>Lines of events.</summary>
    public const string EventsName = "expected.events.txt";

    /// <summary>Lines of commands and answers.</summary>
    public const string DecisionsName = "expected.decisions.txt";

    /// <summary>The two hashes.</summary>
    public const string HashName = "expected.hash.txt";

    /// <summary>Where the recording lies, and these files beside it.</summary>
    public string Folder => folder;

    /// <summary>True when anything was accepted.</summary>
    public bool Exist => File.Exists(PathOf(HashName));

    /// <summary>Accepted lines of events; none when the file is gone.</summary>
    public IReadOnlyList<string> Events => Lines(EventsName);

    /// <summary>Accepted lines of decisions; none when the file is gone.</summary>
    public IReadOnlyList<string> Decisions => Lines(DecisionsName);

    /// <summary>The accepted hashes; <c>null</c> when the file is gone or says something else.</summary>
    public RunHashes? Hashes => Lines(HashName) is [{ } events, { } decisions] && events.StartsWith("events ", StringComparison.Ordinal)
        && decisions.StartsWith("decisions ", StringComparison.Ordinal)
        ? new RunHashes(events["events ".Length..], decisions["decisions ".Length..])
        : null;

    /// <summary>Accepts a run.</summary>
    /// <param name="run">Made with its lines.</param>
    /// <returns>Names of the files that are new or changed.</returns>
    public IReadOnlyList<string> Write(CoreReplayReport run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return
        [
            .. Put(EventsName, run.EventLines.Text),
            .. Put(DecisionsName, run.DecisionLines.Text),
            .. Put(HashName, $"events {run.Hashes.Events}\ndecisions {run.Hashes.Decisions}\n"),
        ];
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private string[] Lines(string name) => File.Exists(PathOf(name)) ? File.ReadAllLines(PathOf(name)) : [];

    private string[] Put(string name, string text)
    {
        if (File.Exists(PathOf(name)) && File.ReadAllText(PathOf(name)) == text)
        {
            return [];
        }

        File.WriteAllText(PathOf(name), text);
        return [name];
    }
}
