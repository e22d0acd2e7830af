using Microsoft.Extensions.Logging;
using PluginHybrid.Hosting.Tests.State;

namespace PluginHybrid.Hosting.Tests.Fakes;

/// <summary>Puts all that is logged, by whichever name, into one list.</summary>
internal sealed class OneLog : ILoggerFactory
{
    public LogLines Lines { get; } = new();

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public ILogger CreateLogger(string categoryName) => Lines;

    public void Dispose()
    {
    }
}
