using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Frames;

/// <summary>Tells from the venue's text why a subscription was refused. The socket has no codes, only texts (FACTS §3).</summary>
internal static class SubscribeRefusal
{
    private const string TopicMark = ",topic:";

    /// <summary>Sorts a refusal; an unknown text is a plain refusal.</summary>
    /// <param name="message">The venue's <c>ret_msg</c>.</param>
    public static SubscribeVerdict Classify(string message)
    {
        if (message.StartsWith("error:already subscribed", StringComparison.OrdinalIgnoreCase))
        {
            return SubscribeVerdict.AlreadySubscribed;
        }

        if (message.StartsWith("error:handler not found", StringComparison.OrdinalIgnoreCase))
        {
            return SubscribeVerdict.UnknownTopic;
        }

        return message.Contains("not authorized", StringComparison.OrdinalIgnoreCase)
            || message.Contains("needs auth", StringComparison.OrdinalIgnoreCase)
            ? SubscribeVerdict.NotAuthorized
            : SubscribeVerdict.Refused;
    }

    /// <summary>The topic the text names, or <c>null</c>.</summary>
    /// <param name="message">The venue's <c>ret_msg</c>.</param>
    public static string? TopicOf(string message)
    {
        var mark = message.IndexOf(TopicMark, StringComparison.Ordinal);
        var topic = mark < 0 ? "" : message[(mark + TopicMark.Length)..].Trim();
        return topic.Length == 0 ? null : topic;
    }
}
