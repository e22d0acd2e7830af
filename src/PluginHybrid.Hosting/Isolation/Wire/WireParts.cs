using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>What the plugin's views must take over before the turn, beyond what the turn's event says by itself.</summary>
/// <param name="Legs">Legs that are open, newest update each.</param>
/// <param name="Flat">Legs that are flat.</param>
/// <param name="Tickers">Newest tickers.</param>
/// <param name="Instruments">Trading rules.</param>
internal sealed record ViewChanges(
    IReadOnlyList<PositionUpdate>? Legs, IReadOnlyList<PositionKey>? Flat, IReadOnlyList<TickerUpdate>? Tickers, IReadOnlyList<Instrument>? Instruments);

/// <summary>What every turn tells.</summary>
/// <param name="Number">From 1 per process, without holes.</param>
/// <param name="At">The plugin's <c>Now</c>.</param>
/// <param name="Mode">What becomes of its orders.</param>
/// <param name="Granted">What it asked for and the operator grants.</param>
/// <param name="Changes">What the views take over.</param>
internal sealed record TurnHead(long Number, DateTimeOffset At, PluginMode Mode, Capabilities Granted, ViewChanges? Changes);

/// <summary>The operator's settings of the plugin: YAML and where it stands.</summary>
internal sealed record WireSettings(string File, string Text, int LineOffset);

/// <summary>What plugin code threw.</summary>
/// <param name="Type">The exception's class.</param>
/// <param name="Text">Its message.</param>
/// <param name="Stack">Where, as the process prints it.</param>
internal sealed record WireFault(string Type, string Text, string Stack);
