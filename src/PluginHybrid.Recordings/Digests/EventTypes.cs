using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Recordings.Digests;

/// <summary>The kinds of events a session publishes.</summary>
internal static class EventTypes
{
    /// <summary>All but updates, which have a way of their own, and answers to commands, which are decisions; by name in ordinal order. One that is added to the SDK is among them.</summary>
    public static IEnumerable<Type> ButUpdates => typeof(IHybridEvent).Assembly.GetExportedTypes()
        .Where(type => type.IsValueType && typeof(IHybridEvent).IsAssignableFrom(type))
        .Where(type => type != typeof(PositionUpdate))
        .Append(typeof(PaperEvent))
        .OrderBy(type => type.Name, StringComparer.Ordinal);
}
