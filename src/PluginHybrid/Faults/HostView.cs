using PluginHybrid.Bybit;
using PluginHybrid.Core.Orders;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Faults;

/// <summary>A running stream in the words of fault scripts.</summary>
internal sealed class HostView : IHostView
{
    private readonly BybitHybridStream _stream;
    private readonly Func<TimeSpan> _elapsed;
    private readonly Lock _gate = new();
    private readonly List<ObservedEvent> _events = [];

    /// <summary>Listens from now on to everything but ticks.</summary>
    /// <param name="stream">The stream, best before its start.</param>
    /// <param name="elapsed">Time since the script began.</param>
    public HostView(BybitHybridStream stream, Func<TimeSpan> elapsed)
    {
        (_stream, _elapsed) = (stream, elapsed);
        stream.Router.On("*", (_, happened) => Keep(happened));
    }

    /// <inheritdoc />
    public IReadOnlyList<ObservedEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    /// <inheritdoc />
    public bool IsFresh => _stream.Statistics is { Private.IsFresh: true, Public.IsFresh: true };

    /// <inheritdoc />
    public IReadOnlyList<HeldLeg> Legs
    {
        get
        {
            var marks = _stream.MarkPrices;
            return [.. _stream.Positions.Values.Select(held => new HeldLeg(
                held.Key.Symbol, held.Key.PositionIdx, $"{held.Side}", held.Size, held.EntryPrice ?? 0, held.StopLoss ?? 0, marks.GetValueOrDefault(held.Key.Symbol)))];
        }
    }

    /// <inheritdoc />
    public long OldFrames => _stream.Statistics.Public.OldFrames + _stream.Statistics.Private.OldFrames;

    /// <inheritdoc />
    public long Malformed(string stream) => stream == "private" ? _stream.Statistics.Private.Malformed : _stream.Statistics.Public.Malformed;

    private void Keep(IHybridEvent happened)
    {
        if (happened is PositionUpdate { Cause: UpdateCause.Tick } or TickerUpdate)
        {
            return;
        }

        var said = Of(happened, _elapsed());
        lock (_gate)
        {
            _events.Add(said);
        }
    }

    private static ObservedEvent Of(IHybridEvent happened, TimeSpan at) => happened switch
    {
        StreamConnected it => new(at, it.Name, Word(it.Stream)),
        StreamDisconnected it => new(at, it.Name, Word(it.Stream), Text: it.Reason),
        StreamReconnected it => new(at, it.Name, Word(it.Stream), Gap: it.Gap),
        StreamStale it => new(at, it.Name, Word(it.Stream), Text: it.Reason),
        StreamFresh it => new(at, it.Name, Word(it.Stream)),
        ReconcileCompleted it => new(at, it.Name, "private", Corrected: it.Corrected),
        ReconcileFailed it => new(at, it.Name, "private", Text: it.Reason),
        AuthFailed it => new(at, it.Name, "private", Text: $"{it.Reason} {it.WhatToCheck}"),
        TickerRefused it => new(at, it.Name, "public", it.Symbol, Text: it.Reason),
        PositionOpened it => Of(it.Position.Key, at, it.Name, $"{it.Cause}"),
        PositionUpdate it => Of(it.Position.Key, at, it.Name, $"{it.Cause}"),
        PositionClosed it => Of(it.Position.Key, at, it.Name, $"{it.Cause}"),
        ProtectionAlarm it => Of(it.Key, at, it.Name, it.Reason),
        Execution it => new(at, it.Name, "", it.Symbol, Text: it.IsTrade ? "trade" : "no trade"),
        CommandSettled it => Of(it.Command.Leg, at, it.Name, $"{it.Outcome}"),
        _ => new(at, happened.Name, Text: ""),
    };

    private static ObservedEvent Of(PositionKey leg, TimeSpan at, string name, string text) => new(at, name, "", leg.Symbol, leg.PositionIdx, Text: text);

    private static string Word(StreamKind stream) => stream == StreamKind.Private ? "private" : "public";
}
