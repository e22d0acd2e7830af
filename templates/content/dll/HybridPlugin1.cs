namespace HybridPlugin1;

/// <summary>Settings; the operator sets them in <c>hybrid-plugin-1.yaml</c> beside the DLL.</summary>
public sealed record AlertSettings
{
    [Described("Profit that alerts, in percent."), Range(0.1, 100)]
    public decimal Percent { get; init; } = 5;
}

/// <summary>Tells when a position is up by the set percentage, once per position.</summary>
[Plugin("hybrid-plugin-1")]
public sealed class PriceAlert : HybridPlugin<AlertSettings>
{
    private readonly HashSet<PositionKey> _told = [];

    public override ValueTask OnUpdate(PositionUpdate update)
    {
        if (update.ProfitPercent >= Settings.Percent && _told.Add(update.Position.Key))
        {
            Log.Alert($"{update.Position.Key} is {update.ProfitPercent:0.0} % up");
        }

        return default;
    }

    public override ValueTask OnClosed(PositionClosed closed)
    {
        _told.Remove(closed.Position.Key);
        return default;
    }
}
