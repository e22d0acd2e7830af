// Runs all tests, measures coverage, and writes artifacts/coverage/index.html and a text summary.
//
//   dotnet run tools/coverage.cs                                    run the tests, then report
//   dotnet run tools/coverage.cs -- --min 90 --rooms Core,Bybit     ... and fail below 90 % of lines in a room
//   dotnet run tools/coverage.cs -- --no-run                        report on the last HYBRID_COVERAGE=1 dotnet test

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

var root = Path.GetFullPath(Path.Combine(Here(), ".."));
var tests = Path.Combine(root, "artifacts", "tests");
var report = Path.Combine(root, "artifacts", "coverage");
var floor = decimal.Parse(Option("--min") ?? "0");
var rooms = (Option("--rooms") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

if (!args.Contains("--no-run"))
{
    if (Directory.Exists(tests)) Directory.Delete(tests, recursive: true);
    if (Run("dotnet", ["test"], ("HYBRID_COVERAGE", "1")) is var verdict and not 0) return verdict;
}

if (Run("dotnet", ["tool", "restore", "--verbosity", "quiet"]) is var restored and not 0) return restored;
if (Run("dotnet", ReportGenerator()) is var generated and not 0) return generated;

Console.WriteLine(File.ReadAllText(Path.Combine(report, "Summary.txt")).Split("\n\n")[0]);
Console.WriteLine($"Page: {Path.Combine("artifacts", "coverage", "index.html")}");
return Judge();

string[] ReportGenerator() =>
[
    "tool", "run", "reportgenerator",
    $"-reports:{Path.Combine(tests, "*", "*", "coverage.cobertura.xml")}",
    $"-targetdir:{report}",
    "-reporttypes:Html;TextSummary;XmlSummary",
    "-title:PluginHybrid",
    "-verbosity:Warning",
];

// A room that is not in the report at all is as bad as one without tests.
int Judge()
{
    var covered = XDocument.Load(Path.Combine(report, "Summary.xml")).Descendants("Assembly")
        .ToDictionary(room => room.Attribute("name")!.Value, room => decimal.Parse(room.Attribute("coverage")?.Value is { Length: > 0 } percent ? percent : "0"));
    var below = 0;
    foreach (var room in rooms.Select(room => $"PluginHybrid.{room}"))
    {
        var percent = covered.GetValueOrDefault(room);
        var holds = percent >= floor;
        below += holds ? 0 : 1;
        Console.WriteLine($"{(holds ? "holds" : "BELOW")}  {room}: {percent} % of lines, at least {floor} % wanted");
    }

    return below == 0 ? 0 : 1;
}

string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

int Run(string program, string[] arguments, params (string Name, string Value)[] variables)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = root };
    foreach (var (name, value) in variables) start.Environment[name] = value;
    using var process = Process.Start(start)!;
    process.WaitForExit();
    return process.ExitCode;
}

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
