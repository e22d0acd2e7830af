using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Core.Taps;

namespace PluginHybrid.Bybit.Rest;

/// <summary>The venue's REST interface, category linear, as far as this host uses it.</summary>
/// <remarks>
/// What the venue or the network does comes back as an outcome and is never thrown; misuse by the caller is thrown.
/// Requests wait for their endpoint's budget. Nothing here can open or enlarge a position.
/// </remarks>
public sealed class BybitRestClient : IDisposable
{
    private const string Linear = "linear";
    private const int InstrumentPagesMax = 50;

    private readonly RestExecutor _executor;

    /// <summary>A client for one host and, where given, one key.</summary>
    /// <param name="address">Scheme and host, see <see cref="Endpoints.Rest"/>.</param>
    /// <param name="port">Where the name leads, and whom to trust.</param>
    /// <param name="apiKey">The key, or <c>null</c>: then only public data can be read.</param>
    /// <param name="apiSecret">Its secret.</param>
    /// <param name="time">Clock and waits.</param>
    /// <param name="logger">For the log.</param>
    public BybitRestClient(Uri address, DialPort port, string? apiKey, string? apiSecret, TimeProvider time, ILogger<BybitRestClient> logger)
        : this(address, port, apiKey is null ? null : new Signer(apiKey, apiSecret ?? ""), time, logger)
    {
    }

    /// <summary>A client for one host and, where given, one signer.</summary>
    /// <param name="address">Scheme and host.</param>
    /// <param name="port">Where the name leads, and whom to trust.</param>
    /// <param name="signer">Signs; <c>null</c> when there is no key.</param>
    /// <param name="time">Clock and waits.</param>
    /// <param name="logger">For the log.</param>
    /// <param name="settings">Limits.</param>
    /// <param name="tap">Sees the exchanges. Default nobody.</param>
    /// <param name="http">Carries the requests, disposed with this. Default real connections.</param>
    internal BybitRestClient(
        Uri address, DialPort port, Signer? signer, TimeProvider time, ILogger logger, RestSettings? settings = null, IExchangeTap? tap = null, HttpMessageHandler? http = null)
    {
        var limits = settings ?? RestSettings.Default;
        var transport = new RestTransport(address, port, limits, tap is null ? null : new TappedExchanges(tap, time), http);
        _executor = new RestExecutor(transport, signer, time, logger, limits);
    }

    /// <summary>The last measurement of the venue's clock; zero before the first.</summary>
    public ClockReading Clock => _executor.Clock.Reading;

    /// <summary>Measures the venue's clock (<c>/v5/market/time</c>) and uses it for the requests to come.</summary>
    /// <param name="token">Cancels.</param>
    public Task<RestOutcome<ClockReading>> MeasureClockAsync(CancellationToken token) => _executor.MeasureClockAsync(token);

    /// <summary>Asks what our key may do (<c>/v5/user/query-api</c>).</summary>
    /// <param name="token">Cancels.</param>
    public Task<RestOutcome<KeyInfo>> ReadKeyAsync(CancellationToken token) =>
        _executor.ExecuteAsync<KeyInfo>(RestRequest.Signed(RestPath.QueryKey, new Query()), KeyInfoReader.Read, token);

    /// <summary>Reads one page of positions (<c>/v5/position/list</c>, limit 200).</summary>
    /// <param name="settleCoin"><c>USDT</c> or <c>USDC</c>: rows with size above zero only. Empty when a symbol is given.</param>
    /// <param name="symbol">One symbol: its rows even when flat. Empty when a coin is given.</param>
    /// <param name="cursor">The cursor of the page before exactly as the venue gave it, or empty.</param>
    /// <param name="token">Cancels.</param>
    public Task<RestOutcome<PositionPage>> ReadPositionsAsync(string settleCoin, string symbol, string cursor, CancellationToken token)
    {
        ExactlyOne(settleCoin, symbol);
        var query = Target(settleCoin, symbol).And("limit", 200).AndCursor(cursor);
        return _executor.ExecuteAsync<PositionPage>(RestRequest.Signed(RestPath.PositionList, query), PositionPageReader.Read, token);
    }

    /// <summary>Sets, moves or takes away the stops of a position (<c>/v5/position/trading-stop</c>).</summary>
    /// <param name="stop">The stops.</param>
    /// <param name="token">Cancels.</param>
    public Task<RestOutcome<EmptyResult>> SetTradingStopAsync(TradingStop stop, CancellationToken token) =>
        PostAsync<EmptyResult>(RestPath.TradingStop, RequestBody.Of(stop), EmptyResultReader.Read, token);

    /// <summary>Places an order that makes a position smaller (<c>/v5/order/create</c>). Success means accepted: what becomes of it comes on the stream.</summary>
    /// <param name="order">The order.</param>
    /// <param name="token">Cancels.</param>
    public Task<RestOutcome<OrderAck>> ReduceAsync(ReduceOnlyOrder order, CancellationToken token) =>
        PostAsync<OrderAck>(RestPath.OrderCreate, RequestBody.Of(order), OrderAckReader.Read, token);

    /// <summary>Cancels an order (<c>/v5/order/cancel</c>).</summary>
    /// <param name="symbol">Its symbol.</param>
    /// <param name="order">Which one.</param>
    /// <param name="token">Cancels.</param>
    public Task<RestOutcome<OrderAck>> CancelAsync(string symbol, OrderName order, CancellationToken token) =>
        PostAsync<OrderAck>(RestPath.OrderCancel, RequestBody.Of(symbol, order), OrderAckReader.Read, token);

    /// <summary>Reads one page of open orders (<c>/v5/order/realtime</c>, limit 50).</summary>
    /// <param name="settleCoin"><c>USDT</c> or <c>USDC</c>; empty when a symbol is given.</param>
    /// <param name="symbol">One symbol; empty when a coin is given.</param>
    /// <param name="cursor">The cursor of the page before exactly as the venue gave it, or empty.</param>
    /// <param name="token">Cancels.</param>
    public Task<RestOutcome<OrderPage>> ReadOpenOrdersAsync(string settleCoin, string symbol, string cursor, CancellationToken token)
    {
        ExactlyOne(settleCoin, symbol);
        var query = Target(settleCoin, symbol).And("openOnly", 0).And("limit", 50).AndCursor(cursor);
        return _executor.ExecuteAsync<OrderPage>(RestRequest.Signed(RestPath.OrderRealtime, query), OrderPageReader.Read, token);
    }

    /// <summary>Looks one order up, open or closed a short while ago: the way to learn an unknown fate.</summary>
    /// <param name="symbol">Its symbol.</param>
    /// <param name="order">Which one.</param>
    /// <param name="token">Cancels.</param>
    public Task<RestOutcome<OrderPage>> FindOrderAsync(string symbol, OrderName order, CancellationToken token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        var byVenue = !string.IsNullOrEmpty(order.OrderId);
        var query = Target("", symbol)
            .And("orderId", byVenue ? order.OrderId : "")
            .And("orderLinkId", byVenue ? "" : RequestBody.Checked(order.OrderLinkId));
        return _executor.ExecuteAsync<OrderPage>(RestRequest.Signed(RestPath.OrderRealtime, query), OrderPageReader.Read, token);
    }

    /// <summary>Reads one page of fills, newest first (<c>/v5/execution/list</c>, limit 100).</summary>
    /// <param name="symbol">One symbol, or empty for all.</param>
    /// <param name="cursor">The cursor of the page before exactly as the venue gave it, or empty.</param>
    /// <param name="token">Cancels.</param>
    public Task<RestOutcome<ExecutionPage>> ReadExecutionsAsync(string symbol, string cursor, CancellationToken token)
    {
        var query = Target("", symbol).And("limit", 100).AndCursor(cursor);
        return _executor.ExecuteAsync<ExecutionPage>(RestRequest.Signed(RestPath.ExecutionList, query), ExecutionPageReader.Read, token);
    }

    /// <summary>Reads prices (<c>/v5/market/tickers</c>).</summary>
    /// <param name="symbol">One symbol, or empty for all.</param>
    /// <param name="token">Cancels.</param>
    public Task<RestOutcome<TickerList>> ReadTickersAsync(string symbol, CancellationToken token) =>
        _executor.ExecuteAsync<TickerList>(RestRequest.Public(RestPath.Tickers, Target("", symbol)), TickerListReader.Read, token);

    /// <summary>Reads the trading rules of all symbols, page after page (<c>/v5/market/instruments-info</c>). All of them or a failure.</summary>
    /// <param name="token">Cancels.</param>
    public async Task<RestOutcome<ImmutableArray<InstrumentRow>>> ReadInstrumentsAsync(CancellationToken token)
    {
        var rows = ImmutableArray.CreateBuilder<InstrumentRow>();
        var cursors = new HashSet<string>(StringComparer.Ordinal) { "" };
        var cursor = "";
        for (var page = 0; page < InstrumentPagesMax; page++)
        {
            var query = Target("", "").And("limit", 1000).AndCursor(cursor);
            var request = RestRequest.Public(RestPath.Instruments, query);
            var outcome = await _executor.ExecuteAsync<InstrumentPage>(request, InstrumentPageReader.Read, token).ConfigureAwait(false);
            if (outcome is not Ok<InstrumentPage> ok)
            {
                return RestExecutor.Carry<InstrumentPage, ImmutableArray<InstrumentRow>>(outcome);
            }

            rows.AddRange(ok.Value.Rows);
            cursor = ok.Value.NextCursor;
            if (ok.Value.Rows.IsEmpty || !cursors.Add(cursor))
            {
                return new Ok<ImmutableArray<InstrumentRow>>(rows.DrainToImmutable(), ok.VenueTime);
            }
        }

        return new Failed<ImmutableArray<InstrumentRow>>(
            Core.Rest.RestFailureKind.Transient, $"the list of instruments has no end within {InstrumentPagesMax} pages");
    }

    /// <inheritdoc />
    public void Dispose() => _executor.Dispose();

    private Task<RestOutcome<T>> PostAsync<T>(string path, string body, ResultReader<T> read, CancellationToken token) =>
        _executor.ExecuteAsync(RestRequest.Post(path, body), read, token);

    private static Query Target(string settleCoin, string symbol) =>
        new Query().And("category", Linear).And("symbol", symbol).And("settleCoin", settleCoin);

    // With both the venue takes the symbol and says nothing of the coin; with none it refuses.
    private static void ExactlyOne(string settleCoin, string symbol)
    {
        if (settleCoin.Length == 0 == (symbol.Length == 0))
        {
            throw new ArgumentException($"Wanted a settle coin or a symbol; found \"{settleCoin}\" and \"{symbol}\".", nameof(symbol));
        }
    }
}
