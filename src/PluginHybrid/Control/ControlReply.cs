using System.Text.Json.Nodes;

namespace PluginHybrid.Control;

/// <summary>One line back.</summary>
/// <param name="V">Version of the talk.</param>
/// <param name="Ok">False when it was refused.</param>
/// <param name="Error">One word for machines when it was refused, for example <c>unknown-plugin</c>; else empty.</param>
/// <param name="Text">A sentence for people.</param>
/// <param name="Result">What was asked for; <c>null</c> when there is nothing to say.</param>
internal sealed record ControlReply(int V, bool Ok, string Error, string Text, JsonObject? Result)
{
    /// <summary>What was asked for was done.</summary>
    /// <param name="text">A sentence for people.</param>
    /// <param name="result">What was asked for.</param>
    public static ControlReply Done(string text, JsonObject? result = null) => new(ControlTalk.Version, true, "", text, result);

    /// <summary>Not done.</summary>
    /// <param name="error">One word for machines.</param>
    /// <param name="text">Why, and what would be right.</param>
    public static ControlReply Refused(string error, string text) => new(ControlTalk.Version, false, error, text, null);
}
