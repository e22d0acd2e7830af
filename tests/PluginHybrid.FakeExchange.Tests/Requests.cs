using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PluginHybrid.FakeExchange.Tests;

/// <summary>What a client says, written out by the tests themselves.</summary>
public static class Requests
{
    public static string Auth(FakeBybit exchange, string? reqId = "a1", long? expires = null, string? secret = null) =>
        Auth(exchange.ApiKey, secret ?? exchange.ApiSecret, expires ?? exchange.Clock.NowMs + 10_000, reqId);

    public static string Auth(string key, string secret, long expires, string? reqId)
    {
        var sign = Sign(secret, string.Create(CultureInfo.InvariantCulture, $"GET/realtime{expires}"));
        var id = reqId is null ? "" : $"\"req_id\":\"{reqId}\",";
        return $$"""{{{id}}"op":"auth","args":["{{key}}",{{expires}},"{{sign}}"]}""";
    }

    public static string Subscribe(string? reqId, params string[] topics) => Topics("subscribe", reqId, topics);

    public static string Unsubscribe(string? reqId, params string[] topics) => Topics("unsubscribe", reqId, topics);

    public static string Sign(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private static string Topics(string op, string? reqId, string[] topics)
    {
        var id = reqId is null ? "" : $"\"req_id\":\"{reqId}\",";
        return $$"""{{{id}}"op":"{{op}}","args":[{{string.Join(',', topics.Select(topic => $"\"{topic}\""))}}]}""";
    }
}
