using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PluginHybrid.FakeExchange.Tests;

/// <summary>A plain REST client of the tests' own; it signs by hand.</summary>
public sealed class TestRest(FakeBybit exchange) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = exchange.RestUri };

    public HttpClient Http => _http;

    public string Key { get; set; } = exchange.ApiKey;

    public string Secret { get; set; } = exchange.ApiSecret;

    public string Window { get; set; } = "5000";

    public long StampOffsetMs { get; set; }

    public async Task<JsonElement> GetAsync(string path, string query = "") =>
        await ReadAsync(await _http.SendAsync(Request(HttpMethod.Get, query.Length == 0 ? path : $"{path}?{query}", query, null), TestContext.Current.CancellationToken));

    public async Task<JsonElement> PostAsync(string path, string body) =>
        await ReadAsync(await _http.SendAsync(Request(HttpMethod.Post, path, body, body), TestContext.Current.CancellationToken));

    public HttpRequestMessage Request(HttpMethod method, string address, string toSign, string? body)
    {
        var stamp = (exchange.Clock.NowMs + StampOffsetMs).ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("X-BAPI-API-KEY", Key);
        request.Headers.Add("X-BAPI-TIMESTAMP", stamp);
        request.Headers.Add("X-BAPI-RECV-WINDOW", Window);
        request.Headers.Add("X-BAPI-SIGN", Requests.Sign(Secret, stamp + Key + Window + toSign));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request;
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            return document.RootElement.Clone();
        }
    }
}
