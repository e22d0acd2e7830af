// Tells once more what failed in the last HYBRID_COVERAGE=1 dotnet test: each red test with its message, and each run cut short.
//
//   dotnet run tools/failed.cs                            read artifacts/tests
//   dotnet run tools/failed.cs -- --results some/folder   read the .trx files of another run
//   dotnet run tools/failed.cs -- --lines 20              at most so many lines of each message and stack, default 40

using System.Runtime.CompilerServices;
using System.Xml.Linq;

var results = Option("--results") ?? Path.Combine(Path.GetFullPath(Path.Combine(Here(), "..")), "artifacts", "tests");
var lines = int.Parse(Option("--lines") ?? "40");
if (!Directory.Exists(results))
{
    Console.Error.WriteLine($"{results}: no test has been run. Run HYBRID_COVERAGE=1 dotnet test first.");
    return 1;
}

XNamespace trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
var failed = 0;
foreach (var file in Directory.EnumerateFiles(results, "*.trx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    var run = XDocument.Load(file);
    var room = Path.GetFileName(Path.GetDirectoryName(file))!;
    foreach (var test in run.Descendants(trx + "UnitTestResult").Where(test => test.Attribute("outcome")?.Value == "Failed"))
    {
        Console.WriteLine($"FAILED  {room}: {test.Attribute("testName")?.Value}, begun {test.Attribute("startTime")?.Value}, took {test.Attribute("duration")?.Value}");
        Tell(test.Descendants(trx + "Message").FirstOrDefault()?.Value);
        Tell(test.Descendants(trx + "StackTrace").FirstOrDefault()?.Value);
        Tell(test.Descendants(trx + "StdOut").FirstOrDefault()?.Value);
        failed++;
    }

    // The runner also writes a line of this kind for each test that failed.
    foreach (var trouble in run.Descendants(trx + "RunInfo").Where(info => info.Attribute("outcome")?.Value is "Error" && !info.Value.TrimEnd().EndsWith("[FAIL]", StringComparison.Ordinal)))
    {
        Console.WriteLine($"CUT SHORT  {room}");
        Tell(trouble.Element(trx + "Text")?.Value);
        failed++;
    }
}

Console.WriteLine(failed == 0 ? "No test failed." : $"{failed} to look at.");
return failed == 0 ? 0 : 1;

void Tell(string? text)
{
    foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(lines)) Console.WriteLine($"    {line.TrimEnd()}");
}

string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
