// Breaks the shipped code on purpose, one small break at a time, and tells who found it and how soon.
//
//   dotnet run tools/mutants.cs                                        every mutant of tools/mutants/simulation.yaml, against days of the simulation
//   dotnet run tools/mutants.cs -- --list tools/mutants/recordings.yaml     those that unit tests must find
//   dotnet run tools/mutants.cs -- --only stale,trail                  those whose name, file or finder holds one of these words
//   dotnet run tools/mutants.cs -- --seeds 1..500 --into table.md      more days before a mutant counts as not found (1..200), the table as a file too
//   dotnet run tools/mutants.cs -- --dry                               only whether every mutant's text is still there
//
// It works on a copy of this tree, as it stands, in the temp folder, and takes it away at the end and on Ctrl-C; the tree is not touched.
// Exit code: 0 when each was found by the one that should, or is told to be guarded; 1 when not; 2 for wrong arguments or a list
// whose text is no longer in the code; 130 when interrupted, after the table of what came so far.

#:package YamlDotNet
#:property PublishAot=false

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

const string Executable = "src/PluginHybrid";
var root = Path.GetFullPath(Path.Combine(Here(), ".."));
if (args.Contains("--help") || Strangers() is { Count: > 0 }) return Help();

var list = Path.Combine(root, Option("--list") ?? "tools/mutants/simulation.yaml");
var words = (Option("--only") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
var seeds = Option("--seeds") ?? "1..200";
var copy = Path.Combine(Path.GetTempPath(), $"hybrid-mutants-{Environment.ProcessId}");
var rows = new List<string[]>();
var wrong = 0;
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());

List<Mutant> mutants;
try
{
    mutants = Read(list);
}
catch (Exception unread) when (unread is IOException or YamlDotNet.Core.YamlException or FormatException)
{
    Console.Error.WriteLine($"{list}: {unread.Message}");
    return 2;
}

if (mutants.SelectMany(Missing).ToList() is { Count: > 0 } missing)
{
    missing.ForEach(Console.Error.WriteLine);
    return 2;
}

Console.WriteLine($"{mutants.Count} mutants.");
if (args.Contains("--dry")) return 0;

if (await PlantAsync() is { } refused) return refused;
var table = Table();
Console.WriteLine($"\n{table}");
if (Option("--into") is { } into) File.WriteAllText(into, table);
Console.WriteLine(wrong == 0 ? $"All {rows.Count} as they should be." : $"{wrong} of {rows.Count} not as they should be.");
return stop.IsCancellationRequested ? 130 : wrong == 0 ? 0 : 1;

async Task<int?> PlantAsync()
{
    try
    {
        Copy();
        await BuildAsync(mutants.Select(mutant => mutant.Judge).Distinct().ToList());
        if (mutants.Any(mutant => mutant.Tests.Length == 0) && await DaysAsync(seeds, 0) is { } broken)
        {
            Console.Error.WriteLine($"The code as it stands fails already: seed {broken.When}, {broken.By}. Mend that first, or choose other --seeds.");
            return 1;
        }

        foreach (var mutant in mutants) await TryAsync(mutant);
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        Console.Error.WriteLine("Interrupted.");
    }
    catch (InvalidOperationException unbuilt)
    {
        Console.Error.WriteLine(unbuilt.Message);
        return 1;
    }
    finally
    {
        if (Directory.Exists(copy)) Directory.Delete(copy, recursive: true);
    }

    return null;
}

int Help()
{
    Console.Error.Write(string.Concat(Strangers().Select(stranger => $"Unknown argument {stranger}.\n")));
    Console.WriteLine(string.Join('\n', File.ReadLines(Path.Combine(root, "tools", "mutants.cs")).TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)).Select(line => line[2..].TrimStart(' '))));
    return args.Contains("--help") ? 0 : 2;
}

async Task TryAsync(Mutant mutant)
{
    var clock = Stopwatch.StartNew();
    var texts = mutant.Edits.Select(edit => edit.File).Distinct().ToDictionary(file => file, file => File.ReadAllText(Path.Combine(copy, file)));
    var rooms = texts.Keys.Select(RoomOf).Distinct().ToList();
    var whole = new Dictionary<string, byte[]>();
    try
    {
        foreach (var edit in mutant.Edits)
        {
            var path = Path.Combine(copy, edit.File);
            File.WriteAllText(path, File.ReadAllText(path).Replace(edit.Find, edit.Replace, StringComparison.Ordinal));
        }

        foreach (var room in rooms) await PlaceAsync(mutant, room, whole);
        Tell(mutant, mutant.Tests.Length > 0 ? await TestsAsync(mutant) : await DaysAsync(mutant.Seeds ?? seeds, mutant.Twice), clock.Elapsed);
    }
    finally
    {
        foreach (var (file, text) in texts) File.WriteAllText(Path.Combine(copy, file), text);
        foreach (var (path, bytes) in whole) Put(path, bytes);
    }
}

// Builds one room, and lays its assembly over every copy that the judge would load.
async Task PlaceAsync(Mutant mutant, string room, Dictionary<string, byte[]> whole)
{
    var configuration = ConfigurationOf(mutant.Judge);
    if (await RunAsync("dotnet", ["build", room, "-c", configuration, "--no-restore", "--no-dependencies", .. Quick()]) is { Code: not 0 } failed)
    {
        throw new InvalidOperationException($"\"{mutant.Name}\" does not compile: mend its replacement.\n{failed.Text}");
    }

    var name = Path.GetFileName(room) + ".dll";
    var built = File.ReadAllBytes(Path.Combine(copy, room, "bin", configuration, "net10.0", name));
    foreach (var place in Directory.GetFiles(Path.Combine(copy, mutant.Judge, "bin", configuration), name, SearchOption.AllDirectories))
    {
        whole.TryAdd(place, File.ReadAllBytes(place));
        Put(place, built);
    }
}

void Tell(Mutant mutant, Found? found, TimeSpan took)
{
    var isRight = found is null ? mutant.Guarded.Length > 0 : mutant.Finds.Length == 0 || found.By.StartsWith(mutant.Finds, StringComparison.Ordinal);
    wrong += isRight ? 0 : 1;
    var by = found is not null ? $"`{found.By}`" : mutant.Guarded.Length > 0 ? $"nobody: {mutant.Guarded}" : "NOBODY";
    rows.Add([mutant.Name, string.Join(", ", mutant.Edits.Select(edit => RoomOf(edit.File).Split('/', '.')[^1]).Distinct()), by, found?.When ?? ""]);
    Console.WriteLine($"{(isRight ? "found " : found is null ? "MISSED" : "OTHER ")} {mutant.Name}: {by} {found?.When} ({took.TotalSeconds:0} s){(isRight || found is null ? "" : $", {mutant.Finds} should have")}");
}

string Table()
{
    var columns = mutants.Exists(mutant => mutant.Tests.Length == 0) ? 4 : 3;
    string[][] head = [["Mutant", "Room", "Found by", "First seed"], ["---", "---", "---", "---"]];
    return string.Concat(head.Concat(rows).Select(row => $"| {string.Join(" | ", row.Take(columns))} |\n"));
}

async Task<Found?> DaysAsync(string days, int twice)
{
    var hybrid = Path.Combine(copy, Executable, "bin", "Release", "net10.0", "hybrid.dll");
    var failed = new Regex(@"^FAILED seed (\d+) \(\w+\): (\S+?/.+?) at \d");
    Found? found = null;
    string[] again = twice > 0 ? ["--twice", $"{twice}"] : [];
    var run = await RunAsync("dotnet", [hybrid, "simulate", "--seeds", days, "--jobs", "1", "--json", .. again], line =>
    {
        found ??= failed.Match(line) is { Success: true } match ? new Found(match.Groups[2].Value.Split(['\n', ' '])[0], match.Groups[1].Value) : null;
        return found is not null;
    });
    if (found is not null || run.Code == 0) return found;
    if (run.Code != 1) return new Found($"exit code {run.Code}", "");
    using var report = JsonDocument.Parse(run.Output);
    var first = report.RootElement.GetProperty("failed")[0];
    var violation = first.GetProperty("violations")[0];
    return new Found($"{violation.GetProperty("checker")}/{violation.GetProperty("place")}", $"{first.GetProperty("seed")}");
}

async Task<Found?> TestsAsync(Mutant mutant)
{
    var name = Path.GetFileName(mutant.Tests);
    string[] only = [.. mutant.Classes.SelectMany(pattern => (string[])["-class", pattern])];
    var run = await RunAsync("dotnet", [Path.Combine(copy, mutant.Tests, "bin", "Debug", "net10.0", name + ".dll"), "-noColor", "-stopOnFail", .. only]);
    if (run.Code == 0) return run.Output.Contains("Total: 0", StringComparison.Ordinal) ? throw new InvalidOperationException($"\"{mutant.Name}\": no test is called {string.Join(", ", mutant.Classes)}.") : null;
    var test = Regex.Match(run.Output, @"([\w.]+)(?:\(.*\))? \[FAIL\]") is { Success: true } match ? match.Groups[1].Value : $"exit code {run.Code}";
    return new Found(string.Join('.', test.Split('.').TakeLast(2)), "");
}

async Task BuildAsync(List<string> judges)
{
    foreach (var judge in judges)
    {
        Console.WriteLine($"Building {judge} in {copy}");
        if (await RunAsync("dotnet", ["build", judge, "-c", ConfigurationOf(judge), .. Quick()]) is { Code: not 0 } failed)
        {
            throw new InvalidOperationException($"{judge} does not build:\n{failed.Text}");
        }
    }
}

void Copy()
{
    var start = new ProcessStartInfo("git", ["-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { RedirectStandardOutput = true };
    using var git = Process.Start(start)!;
    foreach (var file in git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(root, file))))
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
        File.Copy(Path.Combine(root, file), Path.Combine(copy, file), overwrite: true);
    }
}

async Task<Run> RunAsync(string program, string[] arguments, Func<string, bool>? isEnough = null)
{
    var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = copy };
    start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
    using var process = Process.Start(start)!;
    using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
    patience.CancelAfter(TimeSpan.FromMinutes(10));
    using var killed = patience.Token.Register(() => process.Kill(entireProcessTree: true));
    var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
    var errors = new StringBuilder();
    while (await process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
    {
        errors.AppendLine(line);
        if (isEnough?.Invoke(line) == true) process.Kill(entireProcessTree: true);
    }

    await process.WaitForExitAsync(CancellationToken.None);
    var text = await output;
    stop.Token.ThrowIfCancellationRequested();
    return new Run(process.ExitCode, text, errors.ToString());
}

List<Mutant> Read(string path)
{
    var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
    var all = yaml.Deserialize<List<Entry>>(File.ReadAllText(path)).Select(entry => entry.ToMutant(Executable)).ToList();
    return [.. all.Where(mutant => words.Length == 0 || Array.Exists(words, word => mutant.Says.Contains(word, StringComparison.OrdinalIgnoreCase)))];
}

IEnumerable<string> Missing(Mutant mutant) =>
    from edit in mutant.Edits
    let path = Path.Combine(root, edit.File)
    let times = File.Exists(path) ? File.ReadAllText(path).Split(edit.Find).Length - 1 : 0
    where times != 1
    select $"\"{mutant.Name}\": its text is {(times == 0 ? "not" : $"{times} times")} in {edit.File}, once is wanted: {edit.Find.Split('\n')[0]}";

List<string> Strangers() => [.. args.Where((arg, place) => arg is not ("--help" or "--dry" or "--list" or "--only" or "--seeds" or "--into")
    && (place == 0 || args[place - 1] is not ("--list" or "--only" or "--seeds" or "--into")))];

string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

static string RoomOf(string file) => string.Join('/', file.Split('/').Take(2));
static string ConfigurationOf(string judge) => judge == Executable ? "Release" : "Debug";
static string[] Quick() => ["-clp:ErrorsOnly", "-v", "q", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"];

// Never into a file that somebody may still have mapped.
static void Put(string path, byte[] bytes)
{
    File.Delete(path);
    File.WriteAllBytes(path, bytes);
}

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

internal sealed record Run(int Code, string Output, string Errors)
{
    public string Text => Output + Errors;
}

internal sealed record Found(string By, string When);

internal sealed record Edit(string File, string Find, string Replace);

internal sealed record Mutant(string Name, IReadOnlyList<Edit> Edits, string Finds, string Guarded, string Tests, string[] Classes, string? Seeds, int Twice, string Judge)
{
    public string Says => $"{Name} {Finds} {string.Join(' ', Edits.Select(edit => edit.File))}";
}

internal sealed class Entry
{
    public string Name { get; set; } = "";
    public string File { get; set; } = "";
    public string Find { get; set; } = "";
    public string Replace { get; set; } = "";
    public List<Entry> Also { get; set; } = [];
    public string Finds { get; set; } = "";
    public string Guarded { get; set; } = "";
    public string Tests { get; set; } = "";
    public string Classes { get; set; } = "";
    public string? Seeds { get; set; }
    public int Twice { get; set; }

    public Mutant ToMutant(string executable) => Name.Length == 0 || File.Length == 0 || Find.Length == 0
        ? throw new FormatException($"The mutant \"{Name}\" wants name, file and find.")
        : new Mutant(
            Name,
            [.. Also.Prepend(this).Select(edit => new Edit(edit.File.Length > 0 ? edit.File : File, edit.Find, edit.Replace))],
            Finds, Guarded, Tests, Classes.Split(' ', StringSplitOptions.RemoveEmptyEntries), Seeds, Twice, Tests.Length > 0 ? Tests : executable);
}
