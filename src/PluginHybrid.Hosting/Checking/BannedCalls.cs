namespace PluginHybrid.Hosting.Checking;

/// <summary>The table of the lint. <c>docs/plugin-diagnostics.md</c> documents each code.</summary>
internal static class BannedCalls
{
    /// <summary>Blocks the lane.</summary>
    public const string Blocks = "HYB0001";

    /// <summary>Reads ambient time or chance.</summary>
    public const string Ambient = "HYB0002";

    /// <summary>An <c>async void</c> method.</summary>
    public const string AsyncVoid = "HYB0003";

    /// <summary>Runs beside the lane.</summary>
    public const string Beside = "HYB0004";

    /// <summary>Ends or changes the process.</summary>
    public const string Process = "HYB0005";

    /// <summary>Keeps the plugin in memory after it was replaced.</summary>
    public const string Keeps = "HYB0006";

    private const string Clock = "Use Now or Clock.";
    private const string Chance = "Use Random of the plugin.";
    private const string Timers = "Use Every, After or Background.";
    private const string Cleanup = "Clean up in OnStop.";

    /// <summary>Every banned call, in the order of the codes.</summary>
    public static readonly IReadOnlyList<BannedCall> All =
    [
        new(Blocks, "System.Threading.Thread", "Sleep", "blocks the lane", "Use After."),
        new(Blocks, "System.Threading.Thread", "SpinWait", "blocks the lane", "Use After."),
        new(Blocks, "System.Threading.Thread", "Join", "blocks the lane", "Await Background.Run."),
        new(Blocks, "System.Threading.Tasks.Task", "Wait", "blocks the lane, for ever when the task needs the lane", "Use await."),
        new(Blocks, "System.Threading.Tasks.Task", "WaitAll", "blocks the lane", "Use await Task.WhenAll."),
        new(Blocks, "System.Threading.Tasks.Task", "WaitAny", "blocks the lane", "Use await Task.WhenAny."),
        new(Blocks, "System.Threading.Tasks.Task`1", "get_Result", "blocks the lane, for ever when the task needs the lane", "Use await."),
        new(Ambient, "System.DateTime", "get_Now", "differs in a replay", Clock),
        new(Ambient, "System.DateTime", "get_UtcNow", "differs in a replay", Clock),
        new(Ambient, "System.DateTime", "get_Today", "differs in a replay", Clock),
        new(Ambient, "System.DateTimeOffset", "get_Now", "differs in a replay", Clock),
        new(Ambient, "System.DateTimeOffset", "get_UtcNow", "differs in a replay", Clock),
        new(Ambient, "System.TimeProvider", "get_System", "differs in a replay", Clock),
        new(Ambient, "System.Diagnostics.Stopwatch", "*", "differs in a replay", "Use Clock.GetTimestamp and GetElapsedTime."),
        new(Ambient, "System.Environment", "get_TickCount", "differs in a replay", "Use Clock.GetTimestamp."),
        new(Ambient, "System.Environment", "get_TickCount64", "differs in a replay", "Use Clock.GetTimestamp."),
        new(Ambient, "System.Guid", "NewGuid", "differs in a replay", "Derive the id from Random or a counter in State."),
        new(Ambient, "System.Guid", "CreateVersion7", "differs in a replay", "Derive the id from Random or a counter in State."),
        new(Ambient, "System.Random", ".ctor", "differs in a replay", Chance, Parameters: 0),
        new(Ambient, "System.Random", "get_Shared", "differs in a replay", Chance),
        new(Ambient, "System.Security.Cryptography.RandomNumberGenerator", "*", "differs in a replay", Chance),
        new(Beside, "System.Threading.Thread", ".ctor", "runs beside the lane and outlives the plugin", Timers),
        new(Beside, "System.Threading.Timer", ".ctor", "fires beside the lane and outlives the plugin", Timers),
        new(Beside, "System.Timers.Timer", ".ctor", "fires beside the lane and outlives the plugin", Timers),
        new(Beside, "System.Threading.PeriodicTimer", ".ctor", "waits in real time and outlives the plugin", "Use Every."),
        new(Beside, "System.Threading.Tasks.Task", "Delay", "waits in real time", "Use After, or Every."),
        new(Beside, "System.Threading.Tasks.Task", "Run", "runs beside the lane", "Use Background.Run."),
        new(Beside, "System.Threading.ThreadPool", "*", "runs beside the lane", "Use Background.Run."),
        new(Beside, "System.Threading.Tasks.Parallel", "*", "runs beside the lane", "Use Background.Run."),
        new(Process, "System.Environment", "Exit", "ends the host and every other plugin", "Throw, or raise Log.Alert."),
        new(Process, "System.Environment", "FailFast", "ends the host and every other plugin", "Throw, or raise Log.Alert."),
        new(Process, "System.Diagnostics.Process", "*", "reaches past the host", "Run it outside, and talk to it by HTTP."),
        new(Process, "System.Environment", "SetEnvironmentVariable", "changes the host", "Use settings."),
        new(Keeps, "System.AppDomain", "add_*", "keeps the plugin in memory", Cleanup),
        new(Keeps, "System.Console", "add_CancelKeyPress", "keeps the plugin in memory", Cleanup),
        new(Keeps, "System.Threading.Tasks.TaskScheduler", "add_UnobservedTaskException", "keeps the plugin in memory", Cleanup),
        new(Keeps, "System.Runtime.InteropServices.GCHandle", "Alloc", "keeps the plugin in memory", "Use fixed or Memory."),
        new(Keeps, "System.ComponentModel.TypeDescriptor", "*", "keeps the plugin in memory", "Use System.Text.Json or plain reflection."),
        new(Keeps, "System.ComponentModel.DataAnnotations.Validator", "*", "keeps the plugin in memory", "The host checks ranges; use ISettingsCheck for more."),
    ];

    /// <summary>The entry that bans a call, or <c>null</c>.</summary>
    /// <param name="type">Full name.</param>
    /// <param name="member">Name in metadata.</param>
    /// <param name="parameters">How many the overload takes.</param>
    /// <param name="takesClock">It is given a <see cref="TimeProvider"/>: then time is the plugin's own.</param>
    public static BannedCall? Find(string type, string member, int parameters, bool takesClock) => takesClock ? null : All.FirstOrDefault(banned =>
        banned.Type == type
        && (banned.Member == "*" || banned.Member == member || (banned.Member == "add_*" && member.StartsWith("add_", StringComparison.Ordinal)))
        && (banned.Parameters < 0 || banned.Parameters == parameters));
}
