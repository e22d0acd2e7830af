using PluginHybrid.Core.Taps;

namespace PluginHybrid.Running;

/// <summary>Who sees all of a session while it runs.</summary>
internal interface ISessionTaps
{
    /// <summary>Inputs and effects.</summary>
    ISessionTap Session { get; }

    /// <summary>HTTP exchanges.</summary>
    IExchangeTap Exchanges { get; }
}
