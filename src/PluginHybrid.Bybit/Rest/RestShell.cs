using Microsoft.Extensions.Logging;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Core.Rest;

namespace PluginHybrid.Bybit.Rest;

/// <summary>Makes the requests the session asks for and brings their answers back. Every call gets exactly one answer, until disposed.</summary>
/// <param name="client">Not disposed here.</param>
/// <param name="answered">Takes an answer, on a thread of the pool. It may come from several calls at once.</param>
/// <param name="logger">For the log.</param>
/// <param name="begin">Begins a call off the caller's thread, which holds the sequencer. Default on the pool.</param>
internal sealed class RestShell(BybitRestClient client, Action<RestAnswer> answered, ILogger logger, Action<Func<Task>>? begin = null) : IDisposable
{
    private readonly OrderShell _orders = new(client);
    private readonly Action<Func<Task>> _begin = begin ?? (static work => _ = Task.Run(work, CancellationToken.None));
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private bool _disposed;

    /// <summary>Begins a call and returns at once.</summary>
    /// <param name="call">What to read.</param>
    public void Execute(RestCall call)
    {
        CancellationToken token;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            token = _stop.Token;
        }

        _begin(() => RunAsync(call, token));
    }

    /// <summary>Ends all calls under way; no answer begins afterwards.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync(RestCall call, CancellationToken token)
    {
        RestAnswer answer;
        try
        {
            answer = await AnswerAsync(call, token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            // The session waits for an answer to every call: silence would leave it stale for ever.
            Log.CallThrew(logger, failure);
            answer = call is OrderCall
                ? new OrderInDoubt(call.Id, $"our own code failed: {failure.GetType().Name}")
                : new RestFailed(call.Id, RestFailureKind.Transient, $"our own code failed: {failure.GetType().Name}");
        }

        Tell(answer, token);
    }

    private void Tell(RestAnswer answer, CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return;
        }

        try
        {
            answered(answer);
        }
        catch (Exception failure)
        {
            Log.CallThrew(logger, failure);
        }
    }

    private async Task<RestAnswer> AnswerAsync(RestCall call, CancellationToken token)
    {
        switch (call)
        {
            case MeasureClock:
                var clock = await client.MeasureClockAsync(token).ConfigureAwait(false);
                return clock is Ok<ClockReading> measured
                    ? new ClockMeasured(call.Id, measured.Value.Offset, measured.Value.RoundTrip)
                    : Failure(call.Id, clock);
            case ReadPositions read:
                return await PositionsAsync(read, token).ConfigureAwait(false);
            case OrderCall order:
                return await _orders.SendAsync(order, token).ConfigureAwait(false);
            case FindOrder or ReadOpenOrders or ReadInstruments:
                return await _orders.ReadAsync(call, token).ConfigureAwait(false);
            default:
                return new RestFailed(call.Id, RestFailureKind.Refused, $"nobody here makes a {call.GetType().Name}");
        }
    }

    private async Task<RestAnswer> PositionsAsync(ReadPositions read, CancellationToken token)
    {
        try
        {
            var page = await client.ReadPositionsAsync(read.SettleCoin, read.Symbol, read.Cursor, token).ConfigureAwait(false);
            return page is Ok<PositionPage> ok
                ? new PositionsRead(read.Id, ok.VenueTime, ok.Value.Rows, ok.Value.NextCursor)
                : Failure(read.Id, page);
        }
        catch (ArgumentException misuse)
        {
            return new RestFailed(read.Id, RestFailureKind.Refused, misuse.Message);
        }
    }

    internal static RestFailed Failure<T>(long id, RestOutcome<T> outcome) => outcome switch
    {
        Failed<T> failed => new RestFailed(id, failed.Kind, failed.Reason, failed.RetryAfter),
        Rejected<T> rejected => new RestFailed(id, RestFailureKind.Refused, $"{rejected.RetCode} {rejected.Text}"),
        Unknown<T> unknown => new RestFailed(id, RestFailureKind.Transient, unknown.Reason),
        _ => throw new ArgumentException("Wanted anything but a success.", nameof(outcome)),
    };
}
