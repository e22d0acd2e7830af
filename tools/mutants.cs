// Breaks the shipped code on purpose, one small break at a time, and tells who found it and how soon.
//
//   dotnet run tools/mutants.cs                                        every mutant of tools/mutants/simulation.yaml, against days of the simulation
//   dotnet run tools/mutants.cs -- --list tools/mutants/recordings.yaml     those that unit tests must find
//   dotnet run tools/mutants.cs -- --only stale,trail                  those whose name, file or finder holds one of these words
//   dotnet run tools/mutants.cs -- --seeds 1..500 --into table.md      more days before a mutant counts as not found (1..30), the table as a file too
//   dotnet run tools/mutants.cs -- --shrink                            and each day that found one made small: troubles and deeds left, their median
//   dotnet run tools/mutants.cs -- --dry                               only whether every mutant's text is still there
//
// A day is lived for each seed in turn, up to the first that fails; tests stop at the first that fails; neither takes more than ten minutes.
// It works on a copy of this tree, as it stands, in the temp folder, and takes it away at the end and on Ctrl-C; the tree is not touched.
// Exit code: 0 when each was found by the one that should, or is told to be guarded; 1 when not, when one does not compile or runs
// out of time; 2 for wrong arguments or a list whose text is no longer in the code; 130 when interrupted, after the table so far.

#:package YamlDotNet
#:property PublishAot=false

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

var root = Path.GetFullPath(Path.Combine(Here(), ".."));
if (args.Contains("--help") || Strangers() is { Count: > 0 }) return Help();

var list = Path.Combine(root, Option("--list") ?? "tools/mutants/simulation.yaml");
var words = (Option("--only") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
var seeds = Option("--seeds") ?? "1..30";
var copy = Path.Combine(Path.GetTempPath(), $"hybrid-mutants-{Environment.ProcessId}");
var rows = new List<string[]>();
var left = new List<int>();
var wrong = 0;
using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

List<Mutant> mutants;
try { mutants = Read(list); }
catch (Exception unread) when (unread is IOException or YamlDotNet.Core.YamlException)
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
Console.WriteLine($"\n{Table()}");
if (left.Count > 0) Console.WriteLine($"A median of {left.Order().ElementAt(left.Count / 2)} troubles was left on {left.Count} days, at most {left.Max()}.");
Console.WriteLine(wrong == 0 ? $"All {rows.Count} as they should be." : $"{wrong} of {rows.Count} not as they should be.");
return stop.IsCancellationRequested ? 130 : wrong == 0 ? 0 : 1;

async Task<int?> PlantAsync()
{
    try
    {
        Copy();
        await BuildAsync(mutants.Select(mutant => mutant.Judge).Distinct().ToList());
        foreach (var whole in mutants.DistinctBy(mutant => mutant.Judge + mutant.Classes))
        {
            Console.WriteLine($"Trying {whole.Judge} {whole.Classes} as it stands");
            if (await JudgeAsync(whole with { Seeds = seeds, Twice = 0 }) is { } broken) throw new InvalidOperationException($"It fails already: {broken.By} {broken.When}. Mend that first, or choose other --seeds.");
        }

        foreach (var mutant in mutants) await TryAsync(mutant);
        return null;
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        Console.Error.WriteLine("Interrupted.");
        return null;
    }
    catch (InvalidOperationException unbuilt)
    {
        Console.Error.WriteLine(unbuilt.Message);
        return 1;
    }
    finally { Sweep(); }
}

void Stop(PosixSignalContext signal) => (signal.Cancel, _) = (true, stop.CancelAsync());
// What was killed may write a last file while its folder is taken away.
void Sweep()
{
    for (var more = 20; more > 0 && Directory.Exists(copy); more--)
    {
        try { Directory.Delete(copy, recursive: true); }
        catch (IOException) { Thread.Sleep(100); }
    }
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
        foreach (var (path, edit) in mutant.Edits.Select(edit => (Path.Combine(copy, edit.File), edit)))
            File.WriteAllText(path, File.ReadAllText(path).Replace(edit.Find, edit.Replace, StringComparison.Ordinal));

        foreach (var room in rooms) await PlaceAsync(mutant, room, whole);
        var found = await JudgeAsync(mutant);
        Tell(mutant, found is { When.Length: > 0 } && args.Contains("--shrink") ? found with { Left = await ShrinkAsync(found.When) } : found, clock.Elapsed);
    }
    catch (Exception undone) when (undone is InvalidOperationException or JsonException)
    {
        wrong++;
        Console.WriteLine($"FAILED {mutant.Name}: {undone.Message}");
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
    var run = await RunAsync("dotnet", ["build", room, "-c", configuration, "--no-restore", "--no-dependencies", .. Quick()]);
    if (run.Code != 0) throw new InvalidOperationException($"it does not compile: mend its replacement.\n{run.Text}");

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
    rows.Add([mutant.Name, string.Join(", ", mutant.Edits.Select(edit => RoomOf(edit.File).Split('/', '.')[^1]).Distinct()), by, found?.When ?? "", found?.Left ?? ""]);
    if (Option("--into") is { } into) File.WriteAllText(into, Table());
    Console.WriteLine($"{(!isRight && found is null ? "MISSED" : !isRight ? "OTHER " : found is null ? "nobody" : "found ")} {mutant.Name}: {by} {found?.When} {found?.Left} ({took.TotalSeconds:0} s){(isRight || found is null ? "" : $", {mutant.Finds} should have")}");
}

string Table()
{
    var columns = args.Contains("--shrink") ? 5 : mutants.Exists(mutant => mutant.Tests.Length == 0) ? 4 : 3;
    string[][] head = [["Mutant", "Room", "Found by", "First seed", "Troubles and deeds left"], ["---", "---", "---", "---", "---"]];
    return string.Concat(head.Concat(rows).Select(row => $"| {string.Join(" | ", row.Take(columns))} |\n"));
}

Task<Found?> JudgeAsync(Mutant mutant) => mutant.Tests.Length > 0 ? TestsAsync(mutant) : DaysAsync(mutant.Seeds ?? seeds, mutant.Twice);

async Task<Found?> DaysAsync(string days, int twice)
{
    var failed = new Regex(@"^FAILED seed (\d+) \(\w+\): (\S+?/.+?) at \d");
    Found? found = null;
    string[] again = twice > 0 ? ["--twice", $"{twice}"] : [];
    var run = await RunAsync("dotnet", [Hybrid(), "simulate", "--seeds", days, "--jobs", "1", "--json", .. again], line =>
    {
        found ??= failed.Match(line) is { Success: true } match ? new Found(match.Groups[2].Value.Split(['\n', ' '])[0], match.Groups[1].Value) : null;
        return found is not null;
    });
    if (found is not null || run.Code is not 1) return found ?? (run.Code == 0 ? null : new Found($"exit code {run.Code}", ""));
    using var report = JsonDocument.Parse(run.Output);
    var first = report.RootElement.GetProperty("failed")[0];
    var violation = first.GetProperty("violations")[0];
    return new Found($"{violation.GetProperty("checker")}/{violation.GetProperty("place")}", $"{first.GetProperty("seed")}");
}

async Task<string> ShrinkAsync(string seed)
{
    var run = await RunAsync("dotnet", [Hybrid(), "simulate", "--seed", seed, "--json", "--shrink", "--into", $"shrunk-{rows.Count}"]);
    using var report = JsonDocument.Parse(run.Output);
    if (!report.RootElement.TryGetProperty("troubles", out var troubles) || troubles.ValueKind != JsonValueKind.Number) return "";
    left.Add(troubles.GetInt32());
    return $"{troubles}, {report.RootElement.GetProperty("deeds")}";
}

async Task<Found?> TestsAsync(Mutant mutant)
{
    string[] only = [.. mutant.Classes.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(pattern => (string[])["-class", pattern])];
    var run = await RunAsync("dotnet", [Path.Combine(copy, mutant.Tests, $"bin/Debug/net10.0/{Path.GetFileName(mutant.Tests)}.dll"), "-noColor", "-stopOnFail", .. only]);
    if (run.Code == 0) return run.Output.Contains("Total: 0", StringComparison.Ordinal) ? throw new InvalidOperationException($"no test is called {mutant.Classes}.") : null;
    var test = Regex.Match(run.Output, @"([\w.]+)(?:\(.*\))? \[FAIL\]") is { Success: true } match ? match.Groups[1].Value : $"exit code {run.Code}";
    return new Found(string.Join('.', test.Split('.').TakeLast(2)), "");
}

async Task BuildAsync(List<string> judges)
{
    foreach (var judge in judges)
    {
        Console.WriteLine($"Building {judge} in {copy}");
        if (await RunAsync("dotnet", ["build", judge, "-c", ConfigurationOf(judge), .. Quick()]) is { Code: not 0 } run) throw new InvalidOperationException($"{judge} does not build:\n{run.Text}");
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
    if (patience.IsCancellationRequested) throw new InvalidOperationException($"ten minutes were not enough for {program} {string.Join(' ', arguments)}.\n{errors}");
    return new Run(process.ExitCode, text, errors.ToString());
}

List<Mutant> Read(string path)
{
    var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
    return [.. yaml.Deserialize<List<Mutant>>(File.ReadAllText(path)).Where(mutant => words.Length == 0 || Array.Exists(words, word => mutant.Says.Contains(word, StringComparison.OrdinalIgnoreCase)))];
}

IEnumerable<string> Missing(Mutant mutant) =>
    from edit in mutant.Edits
    let path = Path.Combine(root, edit.File)
    let times = edit.Find.Length > 0 && File.Exists(path) ? File.ReadAllText(path).Split(edit.Find).Length - 1 : 0
    where times != 1
    select $"\"{mutant.Name}\": its text is {(times == 0 ? "not" : $"{times} times")} in {edit.File}, once is wanted: {edit.Find.Split('\n')[0]}";

List<string> Strangers() => [.. args.Where((arg, place) => arg is not ("--help" or "--dry" or "--shrink" or "--list" or "--only" or "--seeds" or "--into")
    && (place == 0 || args[place - 1] is not ("--list" or "--only" or "--seeds" or "--into")))];
string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

string Hybrid() => Path.Combine(copy, "src/PluginHybrid/bin/Release/net10.0/hybrid.dll");
static string RoomOf(string file) => string.Join('/', file.Split('/').Take(2));
static string ConfigurationOf(string judge) => judge == "src/PluginHybrid" ? "Release" : "Debug";
static string[] Quick() => ["-clp:ErrorsOnly", "-v", "q", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"];

// Never into a file that somebody may still have mapped.
static void Put(string path, byte[] bytes)
{
    File.Delete(path);
    File.WriteAllBytes(path, bytes);
}

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

internal sealed record Run(int Code, string Output, string Errors) { public string Text => Output + Errors; }
internal sealed record Found(string By, string When, string Left = "");

internal sealed record Mutant
{
    public string Name { get; set; } = "";
    public string File { get; set; } = "";
    public string Find { get; set; } = "";
    public string Replace { get; set; } = "";
    public List<Mutant> Also { get; set; } = [];
    public string Finds { get; set; } = "";
    public string Guarded { get; set; } = "";
    public string Tests { get; set; } = "";
    public string Classes { get; set; } = "";
    public string? Seeds { get; set; }
    public int Twice { get; set; }
    public IEnumerable<Mutant> Edits => Also.Select(edit => edit.File.Length > 0 ? edit : edit with { File = File }).Prepend(this);
    public string Judge => Tests.Length > 0 ? Tests : "src/PluginHybrid";
    public string Says => $"{Name} {Finds} {string.Join(' ', Edits.Select(edit => edit.File))}";
}
