using System.Globalization;
using Microsoft.Extensions.Logging;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Core.Rest;

namespace PluginHybrid.Bybit.Rest;

/// <summary>Carries requests out: waits for the budget, signs, sends, sorts; measures the clock anew when the venue complains of it.</summary>
internal sealed class RestExecutor : IDisposable
{
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromMilliseconds(250);

    private readonly RestTransport _transport;
    private readonly Signer? _signer;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RestSettings _settings;
    private readonly RestGate _gate;
    private readonly ReplySorter _sorter;

    /// <summary>An executor for one host and one key.</summary>
    /// <param name="transport">Disposed with this.</param>
    /// <param name="signer">Signs; <c>null</c> when there is no key.</param>
    /// <param name="time">Clock and waits.</param>
    /// <param name="logger">For the log.</param>
    /// <param name="settings">Limits.</param>
    public RestExecutor(RestTransport transport, Signer? signer, TimeProvider time, ILogger logger, RestSettings settings)
    {
        (_transport, _signer, _time, _logger, _settings) = (transport, signer, time, logger, settings);
        Clock = new ClockOffset(time);
        _gate = new RestGate(time, Clock, settings);
        _sorter = new ReplySorter(_gate);
    }

    /// <summary>The venue's clock as far as it was measured.</summary>
    public ClockOffset Clock { get; }

    /// <summary>Carries a request out. Never throws for what venue or network do.</summary>
    /// <typeparam name="T">What a success holds.</typeparam>
    /// <param name="request">What to ask.</param>
    /// <param name="read">Reads the result.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; the fate of a change is then not known.</exception>
    public async Task<RestOutcome<T>> ExecuteAsync<T>(RestRequest request, ResultReader<T> read, CancellationToken token)
    {
        var outcome = await AttemptAsync(request, read, token).ConfigureAwait(false);
        if (request.IsSigned && outcome is Failed<T> { Kind: RestFailureKind.Clock } complaint)
        {
            Log.ClockRefused(_logger, request.Path, complaint.Reason);
            if (await MeasureClockAsync(token).ConfigureAwait(false) is Ok<ClockReading>)
            {
                outcome = await AttemptAsync(request, read, token).ConfigureAwait(false);
            }
        }

        return outcome;
    }

    /// <summary>Compares the venue's clock with ours and keeps the result for the requests to come.</summary>
    /// <remarks>
    /// The first answer of a process comes over a connection that has yet to be made, and may take most of a second: a slow
    /// answer is asked for once more, and the quicker one counts.
    /// </remarks>
    /// <param name="token">Cancels.</param>
    public async Task<RestOutcome<ClockReading>> MeasureClockAsync(CancellationToken token)
    {
        var first = await MeasureOnceAsync(token).ConfigureAwait(false);
        if (first is Ok<ClockReading> slow && slow.Value.RoundTrip > SlowAnswer
            && await MeasureOnceAsync(token).ConfigureAwait(false) is Ok<ClockReading> second && second.Value.RoundTrip < slow.Value.RoundTrip)
        {
            first = second;
        }

        if (first is Ok<ClockReading> measured)
        {
            Clock.Set(measured.Value);
            Log.ClockMeasured(_logger, measured.Value.Offset.TotalMilliseconds, measured.Value.RoundTrip.TotalMilliseconds);
        }

        return first;
    }

    /// <inheritdoc />
    public void Dispose() => _transport.Dispose();

    /// <summary>The same failure for another kind of result.</summary>
    /// <typeparam name="TFrom">What a success would have held.</typeparam>
    /// <typeparam name="TTo">What it would hold now.</typeparam>
    /// <param name="outcome">Anything but a success.</param>
    public static RestOutcome<TTo> Carry<TFrom, TTo>(RestOutcome<TFrom> outcome) => outcome switch
    {
        Rejected<TFrom> rejected => new Rejected<TTo>(rejected.RetCode, rejected.Text),
        Failed<TFrom> failed => new Failed<TTo>(failed.Kind, failed.Reason, failed.RetryAfter),
        Unknown<TFrom> unknown => new Unknown<TTo>(unknown.Reason),
        _ => throw new ArgumentException("Wanted anything but a success.", nameof(outcome)),
    };

    private async Task<RestOutcome<ClockReading>> MeasureOnceAsync(CancellationToken token)
    {
        var request = RestRequest.Public(RestPath.Time, new Query());
        if (await WaitForPlaceAsync<ClockReading>(request, token).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        var (started, mark) = (_time.GetUtcNow(), _time.GetTimestamp());
        var outcome = await SendAsync<ServerTime>(request, ServerTimeReader.Read, token).ConfigureAwait(false);
        var roundTrip = _time.GetElapsedTime(mark);
        if (outcome is not Ok<ServerTime> ok)
        {
            return Carry<ServerTime, ClockReading>(outcome);
        }

        var reading = new ClockReading(ok.Value.Instant - (started + (roundTrip / 2)), roundTrip);
        return new Ok<ClockReading>(reading, ok.VenueTime);
    }

    private async Task<RestOutcome<T>> AttemptAsync<T>(RestRequest request, ResultReader<T> read, CancellationToken token)
    {
        if (request.IsSigned && _signer is null)
        {
            return new Failed<T>(RestFailureKind.Key, "no API key is configured");
        }

        return await WaitForPlaceAsync<T>(request, token).ConfigureAwait(false)
            ?? await SendAsync(request, read, token).ConfigureAwait(false);
    }

    private async Task<RestOutcome<T>?> WaitForPlaceAsync<T>(RestRequest request, CancellationToken token)
    {
        if (!_gate.TryReserve(request.Path, out var wait, out var refusal))
        {
            return new Failed<T>(RestFailureKind.RateLimited, refusal, wait);
        }

        await WaitAsync(wait, token).ConfigureAwait(false);
        if (!_gate.TryReserveAddress(out wait, out refusal))
        {
            return new Failed<T>(RestFailureKind.RateLimited, refusal, wait);
        }

        await WaitAsync(wait, token).ConfigureAwait(false);
        return null;
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken token) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, _time, token) : Task.CompletedTask;

    private async Task<RestOutcome<T>> SendAsync<T>(RestRequest request, ResultReader<T> read, CancellationToken token)
    {
        using var timeout = new CancellationTokenSource(_settings.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, token);
        var mark = _time.GetTimestamp();
        RestOutcome<T> outcome;
        try
        {
            var reply = await _transport.SendAsync(request, HeadersFor(request), either.Token).ConfigureAwait(false);
            _gate.Observe(request.Path, reply.Budget);
            outcome = Scrubbed(_sorter.Sort(request, reply, read));
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            outcome = Broken<T>(request, sent: true, $"no answer within {_settings.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException broken)
        {
            outcome = Broken<T>(request, WasSent(broken), LossReason.OfHttp(broken));
        }

        Log.Done(_logger, request.Path, outcome.GetType().Name, _time.GetElapsedTime(mark).TotalMilliseconds);
        return outcome;
    }

    // Before a connection stands, nothing can have reached the venue.
    private static bool WasSent(HttpRequestException broken) => broken.HttpRequestError is not
        (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError);

    private static RestOutcome<T> Broken<T>(RestRequest request, bool sent, string reason) => sent && request.IsPost
        ? new Unknown<T>(reason)
        : new Failed<T>(RestFailureKind.Transient, reason);

    private IEnumerable<(string Name, string Value)> HeadersFor(RestRequest request)
    {
        if (!request.IsSigned || _signer is null)
        {
            return [];
        }

        var timestampMs = Clock.TimestampMs();
        return
        [
            ("X-BAPI-API-KEY", _signer.RevealKey()),
            ("X-BAPI-TIMESTAMP", timestampMs.ToString(CultureInfo.InvariantCulture)),
            ("X-BAPI-RECV-WINDOW", _settings.ReceiveWindowMs.ToString(CultureInfo.InvariantCulture)),
            ("X-BAPI-SIGN", _signer.SignRest(timestampMs, _settings.ReceiveWindowMs, request.Payload)),
        ];
    }

    private RestOutcome<T> Scrubbed<T>(RestOutcome<T> outcome) => (_signer, outcome) switch
    {
        (null, _) => outcome,
        (_, Rejected<T> rejected) => rejected with { Text = _signer.Scrub(rejected.Text) },
        (_, Failed<T> failed) => failed with { Reason = _signer.Scrub(failed.Reason) },
        (_, Unknown<T> unknown) => unknown with { Reason = _signer.Scrub(unknown.Reason) },
        _ => outcome,
    };
}
