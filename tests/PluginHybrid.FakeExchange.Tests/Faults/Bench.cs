using PluginHybrid.FakeExchange.Faults;

namespace PluginHybrid.FakeExchange.Tests.Faults;

/// <summary>An exchange in real time, and fault scripts laid over it one line at a time.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly List<FaultRun> _runs = [];

    private Bench(FakeBybit exchange) => Exchange = exchange;

    public FakeBybit Exchange { get; }

    public LentProcess Process { get; } = new();

    public static async Task<Bench> StartAsync(FakeBybitOptions? options = null) => new(await Start.Exchange(options));

    /// <summary>Carries out one fault now.</summary>
    /// <param name="action">What stands behind <c>do</c>, in braces.</param>
    public FaultRun Do(string action) => Lay($"version: 1\nfaults:\n  - id: it\n    do: {action}\n");

    public FaultRun Lay(string yaml)
    {
        var run = Exchange.Lay(FaultScript.Read(yaml), Process, Process);
        _runs.Add(run);
        return run;
    }

    public Task<TestSocket> PublicAsync() => TestSocket.OpenAsync(Exchange.PublicUri);

    /// <summary>A public socket that has had its ticker snapshot and its answer.</summary>
    public async Task<TestSocket> TickersAsync(string symbol = "BTCUSDT")
    {
        var socket = await PublicAsync();
        await socket.SendAsync(Requests.Subscribe("s", $"tickers.{symbol}"));
        await socket.NextAsync("the snapshot");
        await socket.NextAsync("the answer");
        return socket;
    }

    /// <summary>What a dial ends with, in words: opened, or the types and codes of the error, outermost first.</summary>
    public async Task<string> DialAsync(Uri uri, TimeSpan? patience = null)
    {
        try
        {
            await using var socket = await TestSocket.OpenAsync(uri).WaitAsync(patience ?? TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            return "opened";
        }
        catch (Exception gone)
        {
            return Words(gone);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _runs.ForEach(run => run.Dispose());
        await Exchange.DisposeAsync();
    }

    private static string Words(Exception gone) => string.Join(" <- ", Chain(gone).Select(one => one switch
    {
        System.Net.WebSockets.WebSocketException web => $"{nameof(System.Net.WebSockets.WebSocketException)}[{web.WebSocketErrorCode}]",
        HttpRequestException http => $"{nameof(HttpRequestException)}[{http.HttpRequestError}]",
        System.Net.Sockets.SocketException socket => $"{nameof(System.Net.Sockets.SocketException)}[{socket.SocketErrorCode}]",
        InvalidOperationException said => said.Message,
        _ => one.GetType().Name,
    }));

    private static IEnumerable<Exception> Chain(Exception? gone)
    {
        for (; gone is not null; gone = gone.InnerException)
        {
            yield return gone;
        }
    }
}
