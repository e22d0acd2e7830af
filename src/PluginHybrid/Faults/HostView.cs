using PluginHybrid.Bybit;
using PluginHybrid.Core.Orders;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Faults;

/// <summary>A running host in the words of fault scripts: of all its processes what they said, of the one that lives what it holds.</summary>
/// <param name="elapsed">Time since the script began.</param>
/// <param name="left">Looks for what is over and still in memory.</param>
internal sealed class HostView(Func<TimeSpan> elapsed, Func<IReadOnlyList<string>> left) : IHostView
{
    private readonly Lock _gate = new();
    private readonly List<ObservedEvent> _events = [];
    private volatile BybitHybridStream[] _streams = [];
    private volatile BybitHybridStream? _living;

    /// <summary>Listens to the stream of a process from now on, to everything but ticks.</summary>
    /// <param name="stream">The stream, best before its start.</param>
    public void Follow(BybitHybridStream stream)
    {
        stream.Router.On("*", (_, happened) => Keep(happened));
        (_streams, _living) = ([.. _streams, stream], stream);
    }

    /// <summary>The process died: it holds nothing and nothing of it is fresh.</summary>
    public void Lose() => _living = null;

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
    public bool IsFresh => _living?.Statistics is { Private.IsFresh: true, Public.IsFresh: true };

    /// <inheritdoc />
    public IReadOnlyList<HeldLeg> Legs
    {
        get
        {
            if (_living is not { } stream)
            {
                return [];
            }

            var marks = stream.MarkPrices;
            return [.. stream.Positions.Values.Select(held => new HeldLeg(
                held.Key.Symbol, held.Key.PositionIdx, $"{held.Side}", held.Size, held.EntryPrice ?? 0, held.StopLoss ?? 0, marks.GetValueOrDefault(held.Key.Symbol)))];
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Left => left();

    /// <inheritdoc />
    public long OldFrames => _streams.Sum(stream => stream.Statistics.Public.OldFrames + stream.Statistics.Private.OldFrames);

    /// <inheritdoc />
    public long Malformed(string stream) => _streams.Sum(one => stream == "private" ? one.Statistics.Private.Malformed : one.Statistics.Public.Malformed);

    private void Keep(IHybridEvent happened)
    {
        if (happened is PositionUpdate { Cause: UpdateCause.Tick } or TickerUpdate)
        {
            return;
        }

        var said = Of(happened, elapsed());
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
