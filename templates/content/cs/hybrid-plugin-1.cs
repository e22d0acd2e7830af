#:package PluginHybrid.Sdk@SDK-VERSION
#:property OutputType=Library
#:property PublishAot=false

/// <summary>What the operator may set in <c>hybrid-plugin-1.yaml</c>.</summary>
public sealed record HybridPlugin1Settings
{
    /// <summary>Profit that alerts, in percent of the entry price, without leverage.</summary>
    [Described("Profit that alerts, in percent of the entry price, without leverage."), Range(0.1, 1000)]
    public decimal Percent { get; init; } = 2;
}

/// <summary>Tells, once per position, when it is up by the set percentage.</summary>
[Plugin("hybrid-plugin-1")]
public sealed class HybridPlugin1 : HybridPlugin<HybridPlugin1Settings>
{
    private readonly HashSet<PositionKey> _told = [];

    /// <inheritdoc />
    public override ValueTask OnUpdate(PositionUpdate update)
    {
        if (update.ProfitPercent >= Settings.Percent && _told.Add(update.Position.Key))
        {
            Log.Alert($"{update.Position.Key} is {update.ProfitPercent:0.00} % up");
        }

        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnClosed(PositionClosed closed)
    {
        _told.Remove(closed.Position.Key);
        return default;
    }
}
