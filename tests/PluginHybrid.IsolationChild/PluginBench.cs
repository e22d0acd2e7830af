using PluginHybrid.Hosting.Isolation;
using PluginHybrid.Hosting.Isolation.Child;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.IsolationChild;

/// <summary>One plugin on one lane-like thread, in its own process or in this one, with ports that remember.</summary>
internal sealed class PluginBench : IDisposable
{
    private readonly ChildLoop _lane;
    private readonly string _class;
    private readonly LoadedPlugin? _here;

    /// <param name="name">The plugin's class in this assembly.</param>
    /// <param name="inProcess">False to run it on the lane itself.</param>
    /// <param name="options">How its process is run; <c>null</c> for the usual way.</param>
    /// <param name="stored">Its state from before.</param>
    public PluginBench(string name, bool inProcess = true, ProcessIsolationOptions? options = null, SortedDictionary<string, string>? stored = null)
    {
        _class = name;
        Host = new BenchHost { Stored = stored ?? new(StringComparer.Ordinal) };
        Options = options ?? Usual();
        var candidate = Candidate(name);
        _here = inProcess ? null : new ClassLoader(new PluginProcessRequest(candidate, "", null, 0)).LoadAsync(candidate, default).Result.Plugin;
        _lane = new ChildLoop(() => { }, () => { }, Fault);
        new Thread(_lane.Run) { IsBackground = true, Name = "bench" }.Start();
    }

    public BenchHost Host { get; }

    public ProcessIsolationOptions Options { get; }

    public LoadedPlugin? Version { get; private set; }

    public HybridPlugin? Plugin { get; private set; }

    /// <summary>Faults outside of turns.</summary>
    public List<Exception> Faults { get; } = [];

    public IReadOnlyList<string> Log
    {
        get
        {
            lock (Host.Lines)
            {
                return [.. Host.Lines];
            }
        }
    }

    public static ProcessIsolationOptions Usual(string mode = "plugin-host")
    {
        // From its own output, <configuration>/<framework> as here: the copy beside the tests measures coverage, into a file that tests would
        // kill it over, and every process after it dies of.
        var here = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var output = Path.Combine($"{here.Parent!.Parent!.Parent!.Parent}", "PluginHybrid.IsolationChild", "bin", here.Parent.Name, here.Name);
        var program = Path.Combine(output, "PluginHybrid.IsolationChild" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        return new ProcessIsolationOptions { Program = program, Arguments = [mode, "--stdio"] };
    }

    public static PluginCandidate Candidate(string name) => new("bench", PluginKind.Dll, name, "00");

    /// <summary>Loads, makes an instance and starts it.</summary>
    public async Task StartAsync()
    {
        await StartAsync(_here ?? (await new ProcessPluginLoader(Options).LoadAsync(Candidate(_class), default)) switch
        {
            { Plugin: { } plugin } => plugin,
            var refused => throw new InvalidOperationException(string.Join("; ", refused.Problems)),
        });
    }

    /// <summary>Makes an instance of a version and starts it.</summary>
    public async Task StartAsync(LoadedPlugin version)
    {
        Version = version;
        await TurnAsync(() =>
        {
            Plugin = Version.CreateInstance();
            Plugin.Attach(Host);
            return Plugin.OnStart();
        });
    }

    /// <summary>One event as a lane hands it out: views first, then the handler, then all it awaits.</summary>
    public Task TellAsync(IHybridEvent happened) => TurnAsync(() =>
    {
        Host.Books.Take(happened);
        Host.Set(happened.Stamp.ReceivedAt);
        return Handlers.Deliver(Plugin!, happened);
    });

    /// <summary>All timers due until then, as turns.</summary>
    public Task TimersAsync(DateTimeOffset until) => TurnAsync(() => new ValueTask(Host.RunTimersAsync(until)));

    public Task StopAsync(StopReason reason) => TurnAsync(() => Plugin!.OnStop(reason));

    /// <inheritdoc />
    public void Dispose()
    {
        Host.Stop.Cancel();
        (Plugin as IDisposable)?.Dispose();
        Version?.Dispose();
        _lane.End();
    }

    private Task TurnAsync(Func<ValueTask> turn)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _lane.Post(async () =>
        {
            try
            {
                await turn();
                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }

    private void Fault(Exception exception)
    {
        lock (Faults)
        {
            Faults.Add(exception);
        }
    }
}
