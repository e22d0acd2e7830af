using System.Text;
using System.Text.Json;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Lockstep;

/// <summary>An answer to a request on a socket: acknowledgement, refusal, login or pong.</summary>
/// <param name="Utf8">As it goes over the wire.</param>
/// <param name="ReqId">The request it answers; empty when it names none.</param>
/// <param name="IsRefusal">True when it says no.</param>
/// <param name="Words">The venue's words; empty for none.</param>
internal sealed record ControlReply(ReadOnlyMemory<byte> Utf8, string ReqId, bool IsRefusal, string Words)
{
    /// <summary>Reads one; what is no JSON object names no request.</summary>
    public static ControlReply Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            return new ControlReply(utf8, "", IsRefusal: false, "");
        }

        var id = root.TryGetProperty("req_id", out var named) ? named.ToString() : "";
        var isRefusal = root.TryGetProperty("success", out var success) && success.ValueKind == JsonValueKind.False;
        return new ControlReply(utf8, id, isRefusal, root.TryGetProperty("ret_msg", out var words) ? words.ToString() : "");
    }

    /// <summary>The same on another socket.</summary>
    /// <param name="connection">The <c>conn_id</c> of the socket.</param>
    public ReadOnlyMemory<byte> On(string connection)
    {
        using var document = JsonDocument.Parse(Utf8);
        return WireText.Write(json =>
        {
            json.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Name == "conn_id")
                {
                    json.WriteString(member.Name, connection);
                }
                else
                {
                    member.WriteTo(json);
                }
            }

            json.WriteEndObject();
        }).WrittenMemory;
    }

    /// <inheritdoc />
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
