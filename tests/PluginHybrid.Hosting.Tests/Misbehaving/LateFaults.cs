using System.Reflection;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Tests.Misbehaving;

[assembly: AssemblyFixture(typeof(LateFaults))]

namespace PluginHybrid.Hosting.Tests.Misbehaving;

/// <summary>Takes what a bad plugin's thread or timer throws after the host of its test has gone: in a process that runs on, that is nobody's failure.</summary>
public sealed class LateFaults : IDisposable
{
    private readonly Taker _taker = new();

    public LateFaults() => StrayFaults.Register(_taker);

    public void Dispose() => StrayFaults.Forget(_taker);

    private sealed class Taker : IStrayFaultSink
    {
        // Only of the scripts in tests/TestPlugins, and only what no host under test knows as its own.
        public bool TryTake(string where, Exception exception, IReadOnlyList<MethodBase> stack, bool mayGuess) =>
            mayGuess && exception.Message.StartsWith("thrown ", StringComparison.Ordinal);
    }
}
