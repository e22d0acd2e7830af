using System.Globalization;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>Cuts sockets without traffic. It looks every 30 s, so the cut is up to 30 s late, as on the real venue (FACTS §4).</summary>
internal sealed class IdleWatch : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);
    private readonly Connections _connections;
    private readonly ServerRules _rules;
    private readonly ITimer _timer;

    public IdleWatch(Connections connections, ServerRules rules, TimeProvider time)
    {
        (_connections, _rules) = (connections, rules);
        _timer = time.CreateTimer(_ => CutIdle(), null, Look, Look);
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>The time a private socket asked for in its address: <c>30s</c> to <c>600s</c>, or minutes; null when none or out of range.</summary>
    internal static TimeSpan? MaxActiveTime(string query)
    {
        const string Name = "max_active_time=";
        var value = query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith(Name, StringComparison.Ordinal))?[Name.Length..];
        if (value is not { Length: > 1 } || !int.TryParse(value[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        TimeSpan? asked = value[^1] switch { 's' => TimeSpan.FromSeconds(number), 'm' => TimeSpan.FromMinutes(number), _ => null };
        return asked >= TimeSpan.FromSeconds(30) && asked <= TimeSpan.FromSeconds(600) ? asked : null;
    }

    private void CutIdle()
    {
        foreach (var connection in _connections.Open(ConnectionKind.Private).Concat(_connections.Open(ConnectionKind.Public)).ToList())
        {
            var asked = connection.Kind == ConnectionKind.Private ? MaxActiveTime(connection.Query) : null;
            if (connection.Idle >= (asked ?? _rules.IdleCutOff))
            {
                connection.Abort();
            }
        }
    }
}
