namespace PluginHybrid.Sdk.Settings;

/// <summary>The operator's settings for this plugin, from <c>hybrid.yaml</c> or <c>&lt;id&gt;.yaml</c> beside it.</summary>
public interface ISettingValues
{
    /// <summary>Binds all settings to a record. Unknown keys, wrong types and values out of range are refused before the plugin starts.</summary>
    /// <typeparam name="T">A record with defaults; ranges by <see cref="System.ComponentModel.DataAnnotations.RangeAttribute"/>.</typeparam>
    /// <exception cref="SettingRefusedException">A value cannot be; the text names file, line, key and the allowed range.</exception>
    /// <example><code>
    /// public sealed record TrailSettings { [Range(0.05, 50)] public decimal Percent { get; init; } = 1; }
    ///
    /// public sealed class Trail : HybridPlugin
    /// {
    ///     public override ValueTask OnStart() { Log.Debug($"{Host.Settings.Bind&lt;TrailSettings&gt;().Percent}"); return default; }
    /// }
    /// </code></example>
    T Bind<T>()
        where T : class, new();

    /// <summary>Reads one setting: the way of scripts.</summary>
    /// <typeparam name="T">Number, text, bool, <see cref="TimeSpan"/>, enum or a list of these.</typeparam>
    /// <param name="name">Its key.</param>
    /// <param name="otherwise">The value when the operator set none.</param>
    /// <param name="min">Smallest allowed value, or <c>null</c>.</param>
    /// <param name="max">Largest allowed value, or <c>null</c>.</param>
    /// <exception cref="SettingRefusedException">The value cannot be; the text names file, line, key and the allowed range.</exception>
    /// <example><code>var percent = Host.Settings.Read("trailPercent", 1m, min: 0.05m, max: 50m);</code></example>
    T Read<T>(string name, T otherwise, decimal? min = null, decimal? max = null);
}
