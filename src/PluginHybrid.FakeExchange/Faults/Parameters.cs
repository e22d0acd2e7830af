using PluginHybrid.FakeExchange.Faults.Language;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>Parameters that several faults share, with one meaning everywhere.</summary>
internal static class Parameters
{
    public static Word Socket { get; } = new("socket", new ChoiceKind("private", "public", "both"), "Which sockets.") { Default = "both" };

    public static Word Topic { get; } = new("topic", new TextKind("a topic; * stands for any characters"), "Which data frames, by their topic.") { Default = "*" };

    public static Word Frames { get; } = new("frames", new WholeKind(1, allAllowed: true), "How many of the coming frames.") { Default = "1" };

    public static Word Times { get; } = new("times", new WholeKind(1, allAllowed: true), "How many of the coming ones.") { Default = "1" };

    public static Word Member { get; } = new("member", new TextKind("a member's name, for example markPrice"), "Which member of the frame's data, in every row.") { IsRequired = true };

    public static Word By { get; } = new("by", new TimeKind(), "How late.") { IsRequired = true };

    public static Word Path { get; } = new("path", new TextKind("a REST path, for example /v5/position/list, or *"), "Which calls.") { Default = "*" };

    public static Word Symbol { get; } = new("symbol", new TextKind("a symbol, for example BTCUSDT"), "Which instrument.") { IsRequired = true };

    public static Word Leg { get; } = new("leg", new WholeKind(0, 2), "Which leg: 0 one-way, 1 long and 2 short in hedge mode.") { Default = "0" };

    public static Word IfPossible { get; } = new("if_possible", ChoiceKind.Flag, "True: what is flat, or what the venue refuses, is let be; false: it is a problem of the run.") { Default = "false" };

    public static Word Message(string text) => new("message", new TextKind("a text"), "The venue's words.") { Default = text };
}
