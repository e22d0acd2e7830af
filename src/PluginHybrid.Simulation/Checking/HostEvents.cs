using System.Reflection;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Simulation.Checking;

/// <summary>Listens to every event of a host on its router, without boxing one.</summary>
/// <param name="heard">Told the name, the stamp, and whether it is an account event: one that every plugin must be handed.</param>
internal sealed class HostEvents(HostEvents.OnHeard heard)
{
    private static readonly MethodInfo Listens = typeof(HostEvents).GetMethod(nameof(ListenTo), BindingFlags.Instance | BindingFlags.NonPublic)!;

    // Also those that are added later; a resync is no event of the stream but of one plugin.
    private static readonly MethodInfo[] All =
    [
        .. typeof(IHybridEvent).Assembly.GetExportedTypes()
            .Where(type => type.IsValueType && typeof(IHybridEvent).IsAssignableFrom(type) && type != typeof(Resync))
            .Append(typeof(CommandSettled)).Append(typeof(PaperEvent))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => Listens.MakeGenericMethod(type)),
    ];

    /// <summary>Hears of an event.</summary>
    internal delegate void OnHeard(string name, in EventStamp stamp, bool isAccount);

    /// <summary>Begins to listen.</summary>
    public void Listen(EventRouter router)
    {
        foreach (var listen in All)
        {
            listen.Invoke(this, [router]);
        }
    }

    private void ListenTo<TEvent>(EventRouter router)
        where TEvent : struct, IHybridEvent => router.On<TEvent>("*", Hear);

    private void Hear<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent
    {
        // Of ticks only the newest counts; outcomes and paper go to one plugin alone.
        var isAccount = typeof(TEvent) != typeof(TickerUpdate) && typeof(TEvent) != typeof(CommandSettled) && typeof(TEvent) != typeof(PaperEvent)
            && (typeof(TEvent) != typeof(PositionUpdate) || ((PositionUpdate)(object)happened).Cause != UpdateCause.Tick);
        heard(happened.Name, happened.Stamp, isAccount);
    }
}
