using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Chance;

/// <summary>The ban list covers every reader of time and chance known to us, and every wait that has an injectable sibling.</summary>
internal sealed class BansAreComplete : RuleOver<string>
{
    private static readonly string[] Known =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today",
        "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow",
        "P:System.Environment.TickCount", "P:System.Environment.TickCount64",
        "T:System.Diagnostics.Stopwatch", "T:System.Timers.Timer",
        "P:System.Random.Shared", "M:System.Random.#ctor",
        "M:System.Guid.NewGuid", "M:System.Guid.CreateVersion7",
        "M:System.IO.Path.GetRandomFileName",
        "M:System.Threading.Thread.Sleep(System.Int32)", "M:System.Threading.Thread.Sleep(System.TimeSpan)",
        "M:System.Threading.Timer.#ctor(System.Threading.TimerCallback)",
        "M:System.Threading.CancellationTokenSource.CancelAfter(System.Int32)",
        "M:System.Threading.CancellationTokenSource.CancelAfter(System.TimeSpan)",
    ];

    /// <inheritdoc />
    public override string Fix => $"add the id to {BanList.Path}, with its replacement after a semicolon.";

    /// <inheritdoc />
    protected override IEnumerable<string> Subjects(Tree tree) => Known.Concat(Runtime.WaysAroundTimeProvider());

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(string subject, Tree tree) =>
        BanList.Read(tree).Any(ban => ban.Id == subject) ? [] : [new Finding(BanList.Path, 1, $"does not ban {subject}")];
}
