using System.CommandLine;
using System.Text.Json.Nodes;
using PluginHybrid.Authoring;
using PluginHybrid.Configuration;
using PluginHybrid.Replay.Verifying;
using PluginHybrid.Replaying;
using PluginHybrid.Venues;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid verify</c>: do recordings still lead to what was accepted?</summary>
internal static class VerifyCommand
{
    private const string Examples =
        """
        Examples:
          hybrid verify recordings                    every recording in the folder, one after the other
          hybrid verify recordings/first-flight       one of them
          hybrid verify recordings --junit out.xml    for CI
          hybrid verify recordings/mine --accept      after a look at the difference; never in CI
          hybrid verify found                         the recordings of simulate --shrink, each host process
          hybrid verify found/faults.yaml             does what this fault script expects hold?

        Each recording is replayed into the core with the plugins it names, without sockets and without credentials. What
        comes is compared with expected.events.txt, expected.decisions.txt and expected.hash.txt beside it. A fault script is
        played only when it is named, as by hybrid replay, in real time; in a folder it is passed over.
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var folder = new Argument<string>("folder") { Description = "A folder with recordings, one recording, or a fault script (.yaml)." };
        var accept = new Option<bool>("--accept") { Description = "Accept what comes, after three identical runs. Refused where CI is set." };
        var junit = new Option<string?>("--junit") { Description = "Write the results as JUnit XML.", HelpName = "out.xml" };
        var json = SharedOptions.Json("One JSON object on stdout: each recording with its outcome and what differs.");
        var config = SharedOptions.Config();
        var command = new Command("verify", "Replay recordings and compare events and decisions with what was accepted.") { folder, accept, junit, json, config };
        command.SetAction((parsed, interrupted) => RunAsync(
            around,
            new Asked(parsed.GetValue(folder)!, parsed.GetValue(accept), parsed.GetValue(junit), parsed.GetValue(json), parsed.GetValue(config)),
            interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    private static async Task<int> RunAsync(Surroundings around, Asked asked, CancellationToken interrupted)
    {
        if (asked.Accept)
        {
            CiRule.ThrowIfInside(around, "--accept");
        }

        if (FaultScriptCall.IsScript(asked.Folder))
        {
            return asked.Accept || asked.JUnit is not null
                ? throw new UsageException("A fault script says itself what it expects: --accept and --junit are for recordings. Leave them out.")
                : await new FaultScriptCall(around) { Script = asked.Folder, Config = asked.Config, WritesJson = asked.Json }.RunAsync(interrupted).ConfigureAwait(false);
        }

        var folder = Path.GetFullPath(Path.Combine(around.WorkingFolder, asked.Folder));
        var recordings = Directory.Exists(folder) ? RecordingVerifier.Find(folder) : [];
        if (recordings.Count == 0)
        {
            throw new UsageException($"{ShownText.Of(asked.Folder)} holds no recording: no session.jsonl in it or below it.");
        }

        var results = await ResultsAsync(around, asked, recordings, interrupted).ConfigureAwait(false);
        if (asked.JUnit is { } junit)
        {
            await File.WriteAllTextAsync(Path.Combine(around.WorkingFolder, junit), JUnitText.Of(results), interrupted).ConfigureAwait(false);
        }

        var good = results.Count(result => result.IsGood);
        await around.Out.WriteLineAsync(asked.Json ? AuthorJson.Text(Json(results)) : $"{good} of {results.Count} as accepted").ConfigureAwait(false);
        return good == results.Count ? ExitCode.Fine : ExitCode.CheckFailed;
    }

    private static async Task<IReadOnlyList<VerifyResult>> ResultsAsync(
        Surroundings around, Asked asked, IReadOnlyList<string> recordings, CancellationToken interrupted)
    {
        var verifier = new RecordingVerifier(RecordedPlugins.FinderIn(around, asked.Config), around.Time);
        var results = new List<VerifyResult>();
        foreach (var recording in recordings)
        {
            var result = asked.Accept
                ? await verifier.AcceptAsync(recording, interrupted).ConfigureAwait(false)
                : await verifier.VerifyAsync(recording, interrupted).ConfigureAwait(false);
            results.Add(result);
            if (!asked.Json)
            {
                await around.Out.WriteLineAsync($"{WordOf(result.Outcome),-13} {Path.GetRelativePath(around.WorkingFolder, recording)} {result.Took.TotalSeconds:0.0} s\n{result.Text}".TrimEnd()).ConfigureAwait(false);
            }
        }

        return results;
    }

    private static string WordOf(VerifyOutcome outcome) => outcome switch
    {
        VerifyOutcome.Same => "as accepted",
        VerifyOutcome.Accepted => "accepted",
        VerifyOutcome.NotAccepted => "not accepted",
        VerifyOutcome.Different => "DIFFERENT",
        _ => "FAILED",
    };

    private static JsonObject Json(IReadOnlyList<VerifyResult> results) => new()
    {
        ["ok"] = results.All(result => result.IsGood),
        ["recordings"] = new JsonArray([.. results.Select(result => (JsonNode)new JsonObject
        {
            ["recording"] = result.Recording,
            ["outcome"] = WordOf(result.Outcome).ToLowerInvariant(),
            ["seconds"] = Math.Round(result.Took.TotalSeconds, 3),
            ["text"] = result.Text,
        })]),
    };

    private sealed record Asked(string Folder, bool Accept, string? JUnit, bool Json, string? Config);
}
