using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Venues;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid faults</c>: what a fault script may say, and what the shipped ones cover.</summary>
internal static class FaultsCommand
{
    /// <summary>Where the shipped scripts lie, from the repository's root.</summary>
    public const string ShippedFolder = "recordings/faults";

    private const string Examples =
        """
        Examples:
          hybrid faults list                every fault, and what a host must do about it
          hybrid faults check my.yaml       is the script right? names line, key and the nearest word
          hybrid faults coverage            which fault is tried in which state of a session
          hybrid faults schema > faults.schema.json
          hybrid run --faults recordings/faults/return-maintenance.yaml --for 60s
        """;

    // The text is read by people and lands in a file, never inside HTML: apostrophes may stay apostrophes.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command with its subcommands.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var json = SharedOptions.Json("JSON instead of Markdown.");
        var list = new Command("list", "Every fault by layer, the words of a script, and what can be expected, as Markdown.") { json };
        list.SetAction(parsed => Write(around, parsed.GetValue(json) ? FaultBook.Json().ToJsonString(Indented) + "\n" : FaultBook.Markdown()));
        var schema = new Command("schema", "Write the JSON Schema of fault scripts to stdout, for editors.");
        schema.SetAction(_ => Write(around, FaultBook.Schema()));
        var folder = new Argument<string>("folder") { Description = "A folder of scripts.", DefaultValueFactory = _ => ShippedFolder };
        var coverage = new Command("coverage", "Which fault is tried in which state of a session, by the scripts of a folder, as Markdown.") { folder, json };
        coverage.SetAction(parsed => Coverage(around, parsed.GetValue(folder)!, parsed.GetValue(json)));
        var file = new Argument<string>("script") { Description = "A fault script." };
        var check = new Command("check", "Say whether a fault script is right, and what is in it.") { file };
        check.SetAction(parsed => Check(around, parsed.GetValue(file)!));
        var command = new Command("faults", "Faults on demand: the catalogue, the schema of scripts, and what the shipped scripts cover.") { list, schema, coverage, check };
        lessons.Teach(command, Examples);
        foreach (var part in command.Subcommands)
        {
            lessons.Teach(part, Examples);
        }

        return command;
    }

    /// <summary>Reads a script named on the command line.</summary>
    /// <param name="path">The file; <c>null</c> for none.</param>
    /// <exception cref="UsageException">It is not there, or not right.</exception>
    public static FaultScript? Read(string? path)
    {
        try
        {
            return path is null ? null : FaultScript.ReadFile(path);
        }
        catch (FaultScriptException wrong)
        {
            throw new UsageException($"{wrong.Message}\nhybrid faults list shows every word.");
        }
    }

    private static int Coverage(Surroundings around, string folder, bool json)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"There is no folder {folder}. The shipped scripts are in {ShippedFolder} of the repository.");
        }

        FaultScript[] scripts = [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => Read(path)!)];
        return Write(around, json ? FaultCoverage.Json(scripts).ToJsonString(Indented) + "\n" : FaultCoverage.Markdown(scripts));
    }

    private static int Check(Surroundings around, string path)
    {
        var script = Read(path)!;
        around.Out.WriteLine($"{path} is right: {script.Entries.Count} faults, seed {script.Seed}. {script.Why}");
        foreach (var (id, fault, state) in script.Entries)
        {
            around.Out.WriteLine($"  {id,-20} {fault,-28} {state}");
        }

        return ExitCode.Fine;
    }

    private static int Write(Surroundings around, string text)
    {
        around.Out.Write(text);
        return ExitCode.Fine;
    }
}
