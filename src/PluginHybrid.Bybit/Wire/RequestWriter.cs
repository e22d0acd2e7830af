using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire;

/// <summary>Writes the session's requests as the venue wants them (FACTS §2 to §4).</summary>
/// <param name="signer">Signs <see cref="AuthRequest"/>; a public stream has none.</param>
/// <remarks>Every request carries its <c>req_id</c>: with several under way nothing else tells the answers apart.</remarks>
internal sealed class RequestWriter(Signer? signer)
{
    /// <summary>Writes one text message in UTF-8. That of an <see cref="AuthRequest"/> holds key and signature: never log it.</summary>
    /// <param name="request">The request.</param>
    public byte[] Write(WireRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("req_id"u8, request.ReqId);
            WriteBody(json, request);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void WriteBody(Utf8JsonWriter json, WireRequest request)
    {
        switch (request)
        {
            case AuthRequest auth:
                WriteAuth(json, auth);
                break;
            case SubscribeRequest subscribe:
                WriteTopics(json, "subscribe", subscribe.Topics);
                break;
            case UnsubscribeRequest unsubscribe:
                WriteTopics(json, "unsubscribe", unsubscribe.Topics);
                break;
            case PingRequest:
                json.WriteString("op"u8, "ping"u8);
                break;
            default:
                throw new ArgumentException($"The venue has no words for {request.GetType().Name}.", nameof(request));
        }
    }

    // `expires` is a JSON number; a text is refused.
    private void WriteAuth(Utf8JsonWriter json, AuthRequest auth)
    {
        var holder = signer ?? throw new InvalidOperationException("This stream has no credentials and cannot authenticate.");
        json.WriteString("op"u8, "auth"u8);
        json.WriteStartArray("args"u8);
        json.WriteStringValue(holder.RevealKey());
        json.WriteNumberValue(auth.ExpiresMs);
        json.WriteStringValue(holder.SignSocket(auth.ExpiresMs));
        json.WriteEndArray();
    }

    private static void WriteTopics(Utf8JsonWriter json, string op, ImmutableArray<string> topics)
    {
        json.WriteString("op"u8, op);
        json.WriteStartArray("args"u8);
        foreach (var topic in topics)
        {
            json.WriteStringValue(topic);
        }

        json.WriteEndArray();
    }
}
