using System.Text.Json;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>Names the class of a message, by which the policy knows it: <c>private/in/position</c>, <c>rest/reply//v5/order/create</c>.</summary>
internal static class MessageClass
{
    private const string Operation = "op";

    /// <summary>The class of a valid JSON message.</summary>
    public static string Of(in MessagePlace place, ReadOnlySpan<byte> utf8) => place.Kind switch
    {
        MessageKind.RestRequest => $"rest/request/{place.Name}",
        MessageKind.RestReply => $"rest/reply/{place.Name}",
        MessageKind.PublicOut => $"public/out/{Root(utf8, "op"u8)}",
        MessageKind.PrivateOut => $"private/out/{Root(utf8, "op"u8)}",
        MessageKind.PublicIn => $"public/in/{TopicOf(utf8)}",
        _ => $"private/in/{TopicOf(utf8)}",
    };

    /// <summary>True for data of the private socket: control frames and REST bodies of an unknown kind are kept, with every value replaced.</summary>
    public static bool IsPrivateTopic(string messageClass) => messageClass.StartsWith("private/", StringComparison.Ordinal);

    // "position.linear" is of the class of "position"; a frame without a topic is an answer.
    private static string TopicOf(ReadOnlySpan<byte> utf8)
    {
        var topic = Root(utf8, "topic"u8);
        var dot = topic.IndexOf('.', StringComparison.Ordinal);
        return topic.Length == 0 ? Operation : dot < 0 ? topic : topic[..dot];
    }

    private static string Root(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(utf8);
        var found = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                var isIt = reader.ValueTextEquals(name);
                reader.Read();
                if (isIt && reader.TokenType == JsonTokenType.String)
                {
                    found = reader.GetString()!;
                }

                reader.TrySkip();
            }
        }

        return found;
    }
}
