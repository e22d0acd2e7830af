using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Positions;

/// <summary>Brings positions back to the venue's truth after a start or a gap.</summary>
/// <remarks>
/// The private topics are on before the first read, so nothing falls between; rows and frames are told apart by age
/// and an older one never wins. The list names held legs only, and may lag (FACTS §8.3): a leg that it leaves out is
/// asked for by its symbol, and is closed only by a row that says so. A failed read changes nothing, and an answer that is
/// older than what was known before the gap is a failed read. A leg that an earlier run knew as held is asked for like a held one; of a
/// symbol that the venue does not know any more nothing is learnt: it stays remembered, and is asked after again by <see cref="LegInquiry"/>.
/// </remarks>
/// <param name="settleCoins">One list each: the venue does not give all at once.</param>
/// <param name="merger">Takes the rows.</param>
/// <param name="sink">Where events go.</param>
/// <param name="port">Makes the reads.</param>
/// <param name="backoff">Waits after failures.</param>
/// <param name="inquiry">Told what the venue tells nothing of.</param>
internal sealed class Reconciler(
    IReadOnlyList<string> settleCoins, Merger merger, IEventSink sink, IReconcilerPort port, Backoff backoff, LegInquiry inquiry)
{
    // The shell answers every call within its own timeout; this is for a shell that breaks its word.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HashSet<(string Symbol, int PositionIdx)> _seen = [];
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private readonly Queue<SymbolSlot> _toConfirm = new();
    private long _waitsFor;
    private int _settleCoin;
    private SymbolSlot? _confirming;
    private int _attempt;
    private int _rows;
    private int _corrected;
    private DateTimeOffset _startedAt;
    private bool _running;

    /// <summary>When <see cref="Due"/> should next be called.</summary>
    public DateTimeOffset NextDue { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>Begins to read. A read under way is forgotten.</summary>
    public void Begin()
    {
        _attempt = 0;
        _running = true;
        Start();
    }

    /// <summary>The private stream is gone: a read now would not close the gap.</summary>
    public void Abort()
    {
        _running = false;
        _waitsFor = 0;
        NextDue = DateTimeOffset.MaxValue;
        inquiry.Forget();
    }

    /// <summary>An answer came. One that is not waited for is ignored.</summary>
    public void Answered(RestAnswer answer)
    {
        if (!_running || answer.Id != _waitsFor)
        {
            return;
        }

        _waitsFor = 0;
        switch (answer)
        {
            case PositionsRead page when _confirming is { } slot:
                Confirmed(slot, page);
                break;
            case PositionsRead page:
                Listed(page);
                break;
            case RestFailed { Kind: RestFailureKind.Refused, Reason: var refusal } when _confirming is { IsHeld: false } unknown:
                inquiry.LeftOut(unknown, refusal);
                ConfirmNext();
                break;
            case RestFailed failed:
                Failed(failed.Reason, failed.RetryAfter, failed.Kind);
                break;
            default:
                Failed($"an answer of an unexpected kind, {answer.GetType().Name}", null);
                break;
        }
    }

    /// <summary>Looks whether a retry is due.</summary>
    public void Due()
    {
        if (sink.Now < NextDue)
        {
            return;
        }

        if (_waitsFor != 0)
        {
            Failed($"no answer within {Patience.TotalSeconds:0} s", null);
            return;
        }

        Start();
    }

    private void Start()
    {
        _attempt++;
        _rows = 0;
        _corrected = 0;
        _settleCoin = 0;
        _confirming = null;
        _seen.Clear();
        _cursors.Clear();
        _toConfirm.Clear();
        inquiry.Forget();
        _startedAt = sink.Now;
        sink.Publish(new ReconcileStarted(sink.NextStamp(), _attempt));
        AskForPage("");
    }

    private void AskForPage(string cursor) =>
        Ask(id => new ReadPositions(id, settleCoins[_settleCoin], "", cursor));

    private void Ask(Func<long, RestCall> withId)
    {
        NextDue = sink.Now + Patience;
        _waitsFor = port.Call(withId);
    }

    private void Listed(PositionsRead page)
    {
        if (!Take(page))
        {
            return;
        }

        // The cursor is not empty even when the page was the last one: stop at an empty page or a repeated cursor.
        if (page.Rows.Length > 0 && page.NextCursor.Length > 0 && _cursors.Add(page.NextCursor))
        {
            AskForPage(page.NextCursor);
            return;
        }

        _cursors.Clear();
        if (++_settleCoin < settleCoins.Count)
        {
            AskForPage("");
            return;
        }

        foreach (var slot in merger.Slots)
        {
            foreach (var leg in slot.Legs)
            {
                if (IsLeftOut(slot, leg) && !_toConfirm.Contains(slot))
                {
                    _toConfirm.Enqueue(slot);
                }
            }
        }

        ConfirmNext();
    }

    private void ConfirmNext()
    {
        if (_toConfirm.TryDequeue(out var slot))
        {
            _confirming = slot;
            Ask(id => new ReadPositions(id, "", slot.Symbol.Name, ""));
            return;
        }

        _confirming = null;
        Complete();
    }

    private void Confirmed(SymbolSlot slot, PositionsRead page)
    {
        if (!Take(page))
        {
            return;
        }

        foreach (var leg in slot.Legs)
        {
            if (!IsLeftOut(slot, leg) || page.Rows.Any(row => row.PositionIdx == leg.Key.PositionIdx))
            {
                continue;
            }

            if (page.Rows.Length == 0 && leg.Open is null)
            {
                inquiry.LeftOut(slot, "its answer has no row, not even a flat one");
                continue;
            }

            if (page.Rows.Length == 0)
            {
                Failed($"the venue's answer for {leg.Key} has no row, not even a flat one", null);
                return;
            }

            // The symbol now has other legs: the position mode was switched, which only a flat symbol allows.
            merger.CloseUnseen(slot, leg, page.VenueTime);
            _corrected++;
        }

        ConfirmNext();
    }

    private bool Take(PositionsRead page)
    {
        foreach (var row in page.Rows)
        {
            _rows++;
            if (row.Size > 0)
            {
                _seen.Add((row.Symbol, row.PositionIdx));
            }

            switch (merger.Row(row, page.VenueTime, UpdateCause.Reconciliation))
            {
                case LegChangeKind.Impossible:
                    Failed($"the venue's answer for {row.Symbol}#{row.PositionIdx} cannot be: size {row.Size} and side {row.Side}", null);
                    return false;
                case LegChangeKind.Older when IsLagging(row):
                    Failed($"the venue's answer for {row.Symbol}#{row.PositionIdx} is older than what its stream said", null);
                    return false;
                case LegChangeKind.None or LegChangeKind.Older:
                    break;
                default:
                    _corrected++;
                    break;
            }
        }

        return true;
    }

    // What is older than we knew before the gap cannot tell what happened in it, unless the stream told meanwhile.
    private bool IsLagging(PositionRow row)
    {
        foreach (var leg in merger.SlotOf(row.Symbol).Legs)
        {
            if (leg.Key.PositionIdx == row.PositionIdx)
            {
                return !merger.IsPushed(leg) && (MayBeOpen(leg) || row.Size > 0);
            }
        }

        return false;
    }

    private bool IsLeftOut(SymbolSlot slot, Leg leg) =>
        MayBeOpen(leg) && !merger.IsPushed(leg) && !_seen.Contains((slot.Symbol.Name, leg.Key.PositionIdx));

    private static bool MayBeOpen(Leg leg) => leg.Open is not null || leg.Remembered is not null;

    private static ReadFailure FailureOf(RestFailureKind kind) => kind switch
    {
        RestFailureKind.RateLimited => ReadFailure.RateLimited,
        RestFailureKind.Clock => ReadFailure.Clock,
        RestFailureKind.Key => ReadFailure.Key,
        RestFailureKind.Refused => ReadFailure.Refused,
        _ => ReadFailure.Transient,
    };

    private void Complete()
    {
        _running = false;
        NextDue = DateTimeOffset.MaxValue;
        sink.Publish(new ReconcileCompleted(sink.NextStamp(), _rows, _corrected, sink.Now - _startedAt));
        port.Reconciled();
        inquiry.Begin();
    }

    private void Failed(string reason, TimeSpan? retryAfter, RestFailureKind kind = RestFailureKind.Transient)
    {
        _waitsFor = 0;
        var wait = backoff.DelayBefore(_attempt);
        if (retryAfter is { } asked && asked > wait)
        {
            wait = asked;
        }

        NextDue = sink.Now + wait;
        sink.Publish(new ReconcileFailed(sink.NextStamp(), reason, wait) { Failure = FailureOf(kind) });
    }
}
