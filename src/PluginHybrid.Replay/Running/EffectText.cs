using System.Text;
using System.Text.Json;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Replay.Running;

/// <summary>What a session asked of the world, as one text: the same for what it asks now and for what was recorded, redacted as that is.</summary>
internal static class EffectText
{
    /// <summary>A socket that is to be opened; its address is not compared.</summary>
    public static string Dial(ConnectionId connection) => $"dial {TagOf(connection)}";

    /// <summary>A close; its reason is in words and may be redacted.</summary>
    public static string Close(ConnectionId connection) => $"close {TagOf(connection)}";

    /// <summary>A REST call.</summary>
    public static string Call(ReadOnlySpan<byte> canonical) => $"call {Encoding.UTF8.GetString(canonical)}";

    /// <summary>A request on a socket.</summary>
    public static string Send(ConnectionId connection, WireRequest request) => request switch
    {
        SubscribeRequest subscribe => Send(TagOf(connection), request.ReqId, "subscribe", subscribe.Topics),
        UnsubscribeRequest leave => Send(TagOf(connection), request.ReqId, "unsubscribe", leave.Topics),
        AuthRequest => Send(TagOf(connection), request.ReqId, "auth", []),
        PingRequest => Send(TagOf(connection), request.ReqId, "ping", []),
        _ => Send(TagOf(connection), request.ReqId, request.GetType().Name, []),
    };

    /// <summary>A recorded effect; <c>null</c> when the record is none.</summary>
    public static string? Of(in Record record) => record.Kind switch
    {
        RecordKind.Dial => $"dial {record.Connection}",
        RecordKind.Close => $"close {record.Connection}",
        RecordKind.Call => Call(record.PayloadBytes().Span),
        RecordKind.Frame when !record.IsInput => Sent(record.Connection.ToString(), record.PayloadBytes()),
        _ => null,
    };

    /// <summary>A request on a socket, as it is sent.</summary>
    public static string Send(ConnectionId connection, ReadOnlyMemory<byte> utf8) => Sent(TagOf(connection), utf8);

    private static string Sent(string connection, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var parsed = JsonDocument.Parse(utf8);
            var op = parsed.RootElement.TryGetProperty("op", out var name) ? name.GetString()! : "";
            var id = parsed.RootElement.TryGetProperty("req_id", out var number) ? number.GetString()! : "";

            // Key, expiry and signature are not the recording's.
            var args = op != "auth" && parsed.RootElement.TryGetProperty("args", out var list) ? list.EnumerateArray().Select(arg => arg.ToString()) : [];
            return Send(connection, id, op, args);
        }
        catch (JsonException)
        {
            return $"send {connection} {Encoding.UTF8.GetString(utf8.Span)}";
        }
    }

    private static string Send(string connection, string id, string op, IEnumerable<string> args) => $"send {connection} {id} {op} {string.Join(' ', args)}";

    private static string TagOf(ConnectionId connection) => new ConnectionTag(connection.Stream == StreamKind.Private, connection.Number).ToString();
}
