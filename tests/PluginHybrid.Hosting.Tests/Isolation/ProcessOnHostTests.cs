using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Isolation;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Hosting.Tests.Sources;
using PluginHybrid.IsolationChild;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Isolation;

[Category(Level.Failover)]
public sealed class ProcessOnHostTests : IAsyncDisposable
{
    private const string Script =
        """
        Needs(Capabilities.MoveStops);
        var percent = Setting("percent", 1m, min: 0.1m, max: 50m);
        var starts = State.Get<int>("starts") + 1;
        State.Set("starts", starts);
        OnUpdate(async tick =>
        {
            if (tick.MarkPrice == 666m) Environment.FailFast("the number of the beast");
            await MoveStop(tick.Position, tick.MarkPrice!.Value * (1 - (percent / 100)), $"start {starts}");
        });
        """;

    private readonly PluginFolder _folder = new();
    private readonly EventRouter _router = new();
    private readonly MemoryPort _port = new([]);
    private readonly PluginHost _host;
    private long _sequence;

    public ProcessOnHostTests()
    {
        var loader = new PluginLoaderOptions { CacheFolder = _folder.Cache, OperatorSettings = _ => new("hybrid.yaml", "percent: 2\n", 10) };
        var processes = PluginBench.Usual("real-plugin-host").As(loader);
        _host = new PluginHost(new PluginHostOptions
        {
            Router = _router,
            Commands = _port,
            States = new LoggedStates([]),
            Loader = new IsolatingLoader(new PluginLoader(loader), new ProcessPluginLoader(processes), id => Terms(id).OwnProcess),
            Terms = Terms,
            Limits = new GuardLimits { Pauses = [TimeSpan.FromMilliseconds(200)] },
        });
        _port.Submitted = request => ThreadPool.QueueUserWorkItem(_ => Emit(stamp =>
            new CommandSettled(stamp, request.Id, request.Command, request.Mode, new Accepted(request.Id.ToString()))));
    }

    [Fact]
    public async Task The_same_script_trails_in_its_process_and_comes_back_after_a_crash_while_the_other_goes_on()
    {
        var apart = _folder.Write("apart.csx", Script);
        var here = _folder.Write("here.csx", Script.Replace("666m", "-1m"));
        await Wait.For("both are loaded", _host.StartAsync([PluginCatalog.At(apart), PluginCatalog.At(here)], TestContext.Current.CancellationToken), TimeSpan.FromSeconds(60));
        Assert.All(_host.Status(), status => Assert.True(status.State == PluginState.Running, $"{status.Why} {string.Join("; ", status.Problems)}"));
        Assert.All(_host.Status(), status => Assert.Equal(Capabilities.MoveStops, status.Granted));

        Tick(200m);
        await Wait.Until("both decide", () => Stops("apart").Contains("196.00 start 1") && Stops("here").Contains("196.00 start 1"), Told);

        Tick(666m);
        await Wait.Until("one crash suspends it", () => Of("apart").State != PluginState.Running || Of("apart").FaultCount > 0, Told);
        await Wait.Until("a fresh process runs after the pause", () => Of("apart").State == PluginState.Running && Of("apart").FaultCount == 1, Told);
        Assert.Contains("its process crashed", Of("apart").Faults[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("the number of the beast", Of("apart").Faults[0].ToString(), StringComparison.Ordinal);

        Assert.Equal(0, Of("here").FaultCount);

        await Wait.Until("both decide again", () => Ticked(300m) && Stops("apart").Contains("294.00 start 2") && Stops("here").Contains("294.00 start 1"), Told);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    private static PluginTerms Terms(string id) => new() { Mode = PluginMode.Live, Allow = Capabilities.MoveStops, OwnProcess = id == "apart" };

    private void Tick(decimal mark) => Emit(stamp => Events.Tick(stamp, "BTCUSDT", mark, 1));

    // Ticks that come during the pause are not told afterwards; a market goes on.
    private bool Ticked(decimal mark)
    {
        Tick(mark);
        return true;
    }

    private void Emit<TEvent>(Func<EventStamp, TEvent> make)
        where TEvent : struct, IHybridEvent
    {
        lock (_router)
        {
            var number = ++_sequence;
            _router.Emit(make(new EventStamp(number, number, TimeProvider.System.GetUtcNow())));
        }
    }

    private PluginStatus Of(string id) => _host.Status().Single(status => status.Id == id);

    private List<string> Stops(string id) =>
        [.. _port.Requests.Where(request => request.Id.Plugin == id).Select(request => request.Command).OfType<SetStop>().Select(stop => $"{stop.Price} {stop.Because}")];

    private string Told() => string.Join("\n", _host.Status().Select(status => $"{status.Id} {status.State} {status.Why} {string.Join("; ", status.Faults)}: {string.Join(", ", Stops(status.Id))}"));
}
