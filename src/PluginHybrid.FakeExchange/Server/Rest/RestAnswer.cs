using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>What an endpoint says: a code, words, and the members of <c>result</c>.</summary>
/// <param name="RetCode">0 for success.</param>
/// <param name="RetMsg">The words.</param>
/// <param name="Result">Writes the members of <c>result</c>; null leaves it empty.</param>
internal sealed record RestAnswer(int RetCode, string RetMsg, Action<Utf8JsonWriter>? Result = null)
{
    /// <summary>HTTP status; business errors come with 200 (FACTS §8.1).</summary>
    public int Status { get; init; } = 200;

    public static RestAnswer Ok(Action<Utf8JsonWriter> result) => new(0, "OK", result);

    public static RestAnswer Refused(Refusal refusal) => new(refusal.RetCode, refusal.RetMsg);

    /// <summary>A whole body that is sent as it stands; null for one made of the others. Default null.</summary>
    public string? AsItStands { get; init; }

    /// <summary>The whole body (FACTS §8.1).</summary>
    public string Body(long nowMs) => AsItStands ?? System.Text.Encoding.UTF8.GetString(WireText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("retCode", RetCode);
        json.WriteString("retMsg", RetMsg);
        json.WriteStartObject("result");
        Result?.Invoke(json);
        json.WriteEndObject();
        json.WriteStartObject("retExtInfo");
        json.WriteEndObject();
        json.WriteNumber("time", nowMs);
        json.WriteEndObject();
    }).WrittenSpan);
}
