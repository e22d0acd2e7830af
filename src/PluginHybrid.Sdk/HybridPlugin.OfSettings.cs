namespace PluginHybrid.Sdk;

/// <summary>A plugin with settings. They are bound and checked before <see cref="HybridPlugin.OnStart"/>; new settings make a new instance.</summary>
/// <typeparam name="TSettings">A record with defaults for everything; ranges by attributes.</typeparam>
/// <example><code>
/// public sealed record AlertSettings { [Range(0.1, 100), Described("Profit that alerts, in percent.")] public decimal Percent { get; init; } = 5; }
///
/// [Plugin("price-alert")]
/// public sealed class PriceAlert : HybridPlugin&lt;AlertSettings&gt;
/// {
///     public override ValueTask OnUpdate(PositionUpdate update)
///     {
///         if (update.ProfitPercent >= Settings.Percent) { Log.Alert($"{update.Position.Key} is {update.ProfitPercent:0.0} % up"); }
///         return default;
///     }
/// }
/// </code></example>
public abstract class HybridPlugin<TSettings> : HybridPlugin
    where TSettings : class, new()
{
    private TSettings? _settings;

    /// <summary>The operator's settings over the record's defaults.</summary>
    /// <exception cref="InvalidOperationException">Used in the constructor.</exception>
    protected TSettings Settings =>
        _settings ?? throw new InvalidOperationException("Settings are bound before OnStart; a constructor is too early. Move this to OnStart.");

    /// <inheritdoc />
    protected sealed override void OnAttached() => _settings = Host.Settings.Bind<TSettings>();
}
