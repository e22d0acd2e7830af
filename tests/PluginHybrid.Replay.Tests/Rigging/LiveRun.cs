using PluginHybrid.Bybit;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.State;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Digests;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replay.Scripts;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Rigging;

/// <summary>A live session over loopback that is recorded: the fake exchange, real sockets, real plugins on threads of their own.</summary>
internal sealed class LiveRun : IAsyncDisposable
{
    private const string Prefix = "run7";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hybrid-replay-");
    private readonly IReadOnlyDictionary<string, Func<HybridPlugin>> _given;
    private static readonly Dictionary<string, string> Settings = new() { ["trailing-stop"] = "activateAtPercent: 0.01\ndistance: 0.02\nminStepPercent: 0.001\nminInterval: 100ms\n" };

    public LiveRun(IReadOnlyDictionary<string, Func<HybridPlugin>> given) => _given = given;

    /// <summary>Where the recording is.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "mine");

    /// <summary>What the live run came to.</summary>
    public RunHashes Hashes { get; private set; } = new("", "");

    public long Events { get; private set; }

    public long Commands { get; private set; }

    /// <summary>The same plugins, for a replay.</summary>
    public ReplayPlugins Plugins() => PluginsOf(_given);

    /// <summary>The repository's plugins and those given.</summary>
    public static ReplayPlugins PluginsOf(IReadOnlyDictionary<string, Func<HybridPlugin>> given)
    {
        var loader = new BothLoaders(given, Settings);
        return new ReplayPlugins(loader, loader.Candidates);
    }

    /// <summary>Waits for so many more events.</summary>
    public static Task Passes(BybitHybridStream stream, int events)
    {
        var goal = stream.Statistics.Events + events;
        return Wait.Until($"{events} more events", () => stream.Statistics.Events >= goal, () => $"{stream.Statistics}");
    }

    private SessionRecorder RecorderOf(FakeBybit exchange) => new(new RecorderOptions
    {
        Target = new FolderTarget(Path),
        Redactor = new RecordRedactor(new RedactionSettings
        {
            Secrets = [exchange.ApiKey, exchange.ApiSecret],
            OwnLink = id => id.StartsWith($"{Prefix}-", StringComparison.Ordinal),
        }),
    });

    /// <summary>Plays a session while it is recorded.</summary>
    /// <param name="plot">What happens at the venue.</param>
    public async Task PlayAsync(Func<FakeBybit, BybitHybridStream, Task> plot)
    {
        await using var exchange = await FakeBybit.StartAsync(new FakeBybitOptions
        {
            Seed = 7,
            Market = new RandomWalkMarket { Interval = TimeSpan.FromMilliseconds(4), MarkInterval = TimeSpan.FromMilliseconds(20), Volatility = 0.0002m },
        });
        await using var recorder = RecorderOf(exchange);
        var tap = new DigestTap(recorder);
        await using var stream = new BybitHybridStream(new BybitHybridStreamOptions
        {
            ApiKey = exchange.ApiKey,
            ApiSecret = exchange.ApiSecret,
            Endpoints = new() { PrivateSocket = exchange.PrivateUri, PublicSocket = exchange.PublicUri, Rest = exchange.RestUri },
            Orders = new() { CommandsPerSecond = 50, CommandBurst = 50 },
            PublishTickers = true,
            RunPrefix = Prefix,
            Seed = 11,
            Tap = tap,
            ExchangeTap = recorder,
        });
        using var digest = new StreamDigest(stream.Router);
        tap.Commanded = command =>
        {
            digest.Take(command.Request);
            Commands = digest.CommandCount;
        };
        var plugins = Plugins();
        var options = OptionsOf(stream, plugins, recorder);
        recorder.Open(HeaderOf(options, plugins));
        await using (var host = new PluginHost(options))
        {
            await host.StartAsync(plugins.Candidates);
            Assert.All(host.Status(), status => Assert.True(status.State == PluginState.Running, $"{status.Id}: {status.Why} {string.Join(" ", status.Problems)}"));
            await stream.StartAsync();
            await Wait.For("fresh prices and positions", stream.WhenFreshAsync());
            await plot(exchange, stream);
            await Wait.For("the end of the plugins", host.StopAsync());
            await Wait.For("the end of the stream", stream.StopAsync());
            Assert.All(host.Status(), status => Assert.True(status.Faults.Count == 0, string.Join("; ", status.Faults)));
        }

        (Hashes, Events, Commands) = (new RunHashes(digest.Events, digest.Decisions), digest.EventCount, digest.CommandCount);
        await recorder.EndAsync("stopped", $$"""{"events":"{{Hashes.Events}}","decisions":"{{Hashes.Decisions}}"}""");
        Assert.True(recorder.Status is { Message: "", IsLossy: false }, $"{recorder.Status}");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }

    private static PluginHostOptions OptionsOf(BybitHybridStream stream, ReplayPlugins plugins, SessionRecorder recorder) => new()
    {
        Router = stream.Router,
        Commands = stream,
        Loader = plugins.Loader,
        States = new MemoryStates(),
        Turns = recorder,
        Seed = 5,
        Terms = _ => new PluginTerms { Mode = PluginMode.Live, Allow = (Capabilities)127 },
    };

    private static RecordingHeader HeaderOf(PluginHostOptions options, ReplayPlugins plugins) => new()
    {
        Id = "00112233445566778899aabbccddeeff",
        Start = default,
        Environment = "simulated",
        App = "test",
        Host = HostFacts.Of(options, plugins.Candidates.Select(candidate => candidate.Id)).ToJson(),
        Plugins = [.. plugins.Candidates.Select(candidate => new HeaderPlugin
        {
            Id = candidate.Id,
            Kind = "dll",
            Hash = candidate.ContentHash,
            Mode = "live",
            Allow = ((Capabilities)127).ToString(),
        })],
    };
}
