using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>What a person said of one plugin id since the host began; it outlives the plugin's file.</summary>
internal sealed class PersonsWord
{
    /// <summary>Why a disabled plugin is stopped.</summary>
    public const string Disabled = "disabled by a person";

    private volatile bool _isDisabled;

    /// <summary>True keeps it from starting, also when its file changes.</summary>
    public bool IsDisabled
    {
        get => _isDisabled;
        set => _isDisabled = value;
    }

    /// <summary>What becomes of its orders; <c>null</c>: as the operator's settings say.</summary>
    public PluginMode? Mode { get; set; }
}
