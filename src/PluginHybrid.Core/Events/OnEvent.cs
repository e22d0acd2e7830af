using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Events;

/// <summary>Handles events of one type, inline: it must not block.</summary>
/// <typeparam name="TEvent">The event's type.</typeparam>
/// <param name="happened">The event.</param>
public delegate void OnEvent<TEvent>(in TEvent happened)
    where TEvent : struct, IHybridEvent;
