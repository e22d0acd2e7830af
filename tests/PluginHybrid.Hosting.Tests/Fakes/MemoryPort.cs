using PluginHybrid.Core.Orders;

namespace PluginHybrid.Hosting.Tests.Fakes;

/// <summary>Keeps what was handed in. Tells the order in a shared log.</summary>
internal sealed class MemoryPort(List<string> log) : ICommandPort
{
    private readonly List<CommandRequest> _requests = [];

    /// <summary>Called after each.</summary>
    public Action<CommandRequest>? Submitted { get; set; }

    public Dictionary<string, int> Watches { get; } = [];

    public IReadOnlyList<CommandRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public void Submit(CommandRequest request)
    {
        lock (_requests)
        {
            _requests.Add(request);
        }

        lock (log)
        {
            log.Add($"order {request.Id}");
        }

        Submitted?.Invoke(request);
    }

    public void Watch(string symbol, bool watch)
    {
        lock (_requests)
        {
            Watches[symbol] = Watches.GetValueOrDefault(symbol) + (watch ? 1 : -1);
        }
    }

    public void Halt(bool halted, string reason) => throw new NotSupportedException("No plugin halts the host.");
}
