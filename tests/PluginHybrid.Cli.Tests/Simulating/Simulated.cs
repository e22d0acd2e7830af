using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Cli.Tests.Processes;
using PluginHybrid.Commands;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Cli.Tests.Simulating;

/// <summary><c>hybrid simulate</c> in this process, in a folder of its own, with the plugins that were built with the executable.</summary>
internal sealed class Simulated : IDisposable
{
    private readonly WatchedWriter _error;
    private readonly Invocation _invocation;

    public Simulated() : this(loader => loader)
    {
    }

    /// <param name="loading">What becomes of the plugin loader.</param>
    public Simulated(Func<IPluginLoader, IPluginLoader> loading)
    {
        _error = new WatchedWriter(line => Told?.Invoke(line));
        _invocation = new Invocation { WorkingFolder = Folder, Variables = { [BuiltHybrid.PluginsVariable] = BuiltHybrid.Plugins }, Loading = loading };
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("hybrid-simulated-").FullName;

    /// <summary>Told of each line on stderr.</summary>
    public Action<string>? Told { get; set; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How hybrid is started once more. Default the built executable.</summary>
    public Func<(string Program, IReadOnlyList<string> First)> OnceMore { get; init; } =
        () => ("dotnet", [BuiltHybrid.Program]);

    public string Out => _invocation.Out.ToString();

    public string Error => _error.ToString();

    public string Everything => $"{Out}\n{Error}";

    public string PathOf(params string[] names) => Path.Combine([Folder, .. names]);

    public Task<int> RunAsync(params string[] args) => RunUntilAsync(TestContext.Current.CancellationToken, args);

    public Task<int> RunUntilAsync(CancellationToken interrupted, params string[] args) => CommandLine.RunAsync(
        args,
        _invocation.Around() with { Error = TextWriter.Synchronized(_error), Time = Time, OnceMore = OnceMore, DeliveredPlugins = BuiltHybrid.Plugins },
        interrupted);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private sealed class WatchedWriter(Action<string> told) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            told(value ?? "");
        }

        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            told(value ?? "");
        }
    }
}
