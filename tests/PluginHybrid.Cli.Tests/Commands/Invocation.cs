using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Commands;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Cli.Tests.Commands;

/// <summary>Runs a command in this process, with its own console, variables and files.</summary>
internal sealed class Invocation
{
    // Of a short path: a socket lies in it. Left behind for whoever looks into a failure; the system's cleaning takes it.
    public string StateFolder { get; init; } = Path.Combine(Directory.CreateTempSubdirectory("hybrid-").FullName, "state");

    public Dictionary<string, string> Variables { get; } = [];

    public Dictionary<string, string> Files { get; } = [];

    /// <summary>Where the command is started. Nothing is there unless a test says so.</summary>
    public string WorkingFolder { get; init; } = Path.GetFullPath("/home-of-it");

    /// <summary>What becomes of the plugin loader.</summary>
    public Func<IPluginLoader, IPluginLoader> Loading { get; init; } = loader => loader;

    /// <summary>Where the venue's names lead.</summary>
    public DialPort DialPort { get; init; } = DialPort.Default;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public StringWriter Out { get; } = new();

    public StringWriter Error { get; } = new();

    public string Everything => $"{Out}\n{Error}";

    public Task<int> RunAsync(params string[] args) => RunUntilAsync(TestContext.Current.CancellationToken, args);

    public Task<int> RunUntilAsync(CancellationToken interrupted, params string[] args) =>
        CommandLine.RunAsync(args, Around(), interrupted);

    /// <summary>The console, variables and files of this invocation.</summary>
    public Surroundings Around() => new()
    {
        Out = TextWriter.Synchronized(Out),
        Error = TextWriter.Synchronized(Error),
        Environment = new Dictionary<string, string>(Variables) { ["HYBRID__STATE__FOLDER"] = StateFolder },
        WorkingFolder = WorkingFolder,
        Time = Time,
        ReadFile = path => Files.GetValueOrDefault(path),
        Loading = Loading,
        DialPort = DialPort,
    };

    /// <summary>Leads the command to a venue of the test's own.</summary>
    public Invocation Towards(FakeExchange.FakeBybit fake, string? secret = null)
    {
        Variables["HYBRID__EXCHANGE__ENVIRONMENT"] = "testnet";
        Variables["HYBRID__EXCHANGE__ENDPOINTS__REST"] = fake.RestUri.ToString();
        Variables["HYBRID__EXCHANGE__ENDPOINTS__PRIVATE"] = fake.PrivateUri.ToString();
        Variables["HYBRID__EXCHANGE__ENDPOINTS__PUBLIC"] = fake.PublicUri.ToString();
        Variables["HYBRID_API_KEY"] = fake.ApiKey;
        Variables["HYBRID_API_SECRET"] = secret ?? fake.ApiSecret;
        return this;
    }
}
