using System.Text;
using System.Text.Json;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>Answers to what a client asks. The two sockets differ in keys, their order, and the name of a pong (FACTS §3).</summary>
internal static class ControlFrames
{
    /// <summary>An acknowledgement or refusal on the private socket: req_id leads and is left out when none was given.</summary>
    public static byte[] Private(ClientRequest request, bool success, string message, string connection) => Bytes(json =>
    {
        WriteReqId(json, request);
        json.WriteBoolean("success", success);
        json.WriteString("ret_msg", message);
        json.WriteString("op", request.Op);
        json.WriteString("conn_id", connection);
    });

    /// <summary>A pong on the private socket: <c>op</c> is <c>pong</c> and the venue's time stands in <c>args</c>.</summary>
    public static byte[] PrivatePong(ClientRequest request, long nowMs, string connection) => Bytes(json =>
    {
        WriteReqId(json, request);
        json.WriteString("op", "pong");
        json.WriteStartArray("args");
        json.WriteStringValue(WireText.Number(nowMs));
        json.WriteEndArray();
        json.WriteString("conn_id", connection);
    });

    /// <summary>Any answer on the public socket: req_id is next to last, and empty when none was given.</summary>
    public static byte[] Public(ClientRequest request, bool success, string message, string connection) => Bytes(json =>
    {
        json.WriteBoolean("success", success);
        json.WriteString("ret_msg", message);
        json.WriteString("conn_id", connection);
        json.WriteString("req_id", request.ReqId ?? "");
        json.WriteString("op", request.Op);
    });

    /// <summary>What the venue says to a text that is no JSON object.</summary>
    public static string Undecodable(ReadOnlySpan<byte> frame)
    {
        var text = Encoding.UTF8.GetString(frame);
        var first = text.Length == 0 ? "\0" : text[..1];
        var shown = text.Length > 20 ? text[..20] : text;
        return $"Failed to decode incoming data:readObjectStart: expect {{ or n, but found {first}, error found in #1 byte of ...|{shown}|..., bigger context ...|{shown}|...";
    }

    private static void WriteReqId(Utf8JsonWriter json, ClientRequest request)
    {
        if (request.ReqId is not null)
        {
            json.WriteString("req_id", request.ReqId);
        }
    }

    private static byte[] Bytes(Action<Utf8JsonWriter> members)
    {
        var text = WireText.Write(json =>
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        });

        // The venue's encoder escapes the greater-than sign (FACTS §3, "args size").
        return text.WrittenSpan.Contains((byte)'>')
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text.WrittenSpan).Replace(">", "\\u003e", StringComparison.Ordinal))
            : text.WrittenSpan.ToArray();
    }
}
