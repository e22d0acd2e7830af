using PluginHybrid.FakeExchange.Faults.Language;

namespace PluginHybrid.FakeExchange.Faults.Running;

/// <summary>The words of <c>when</c>.</summary>
internal static class TriggerWords
{
    private static readonly ChoiceKind Sides = new("private", "public");
    private static readonly TextKind Symbol = new("a symbol; * stands for any characters");

    /// <summary>Exactly one of these is written.</summary>
    public static IReadOnlyList<Word> Moments { get; } =
    [
        new("at", new TimeKind(), "At this time since the script began; of a recording, since it began to play."),
        new("every", new TimeKind(), "Again and again with this time between."),
        new("record", new WholeKind(1), "Before this record of a recording is played."),
        new("frame", new TextKind("a topic or an operation; * stands for any characters"), "On a data frame of this topic to the client, or on the client's request with this operation (direction: in)."),
        new("connected", Sides, "When a socket opened."),
        new("authenticated", new ChoiceKind("private"), "When a key was accepted, before the answer is out."),
        new("subscribed", new TextKind("a topic; * stands for any characters"), "When a topic was subscribed, before the answer is out."),
        new("opened", Symbol, "When a position of this symbol opened; also when it is open already."),
        new("closed", Symbol, "When a position of this symbol closed."),
        new("rest", new TextKind("a REST path; * stands for any characters"), "On a REST call, before it is answered."),
        new("fault", new TextKind("the id of another fault"), "When another fault struck."),
    ];

    /// <summary>These go with any of the others.</summary>
    public static IReadOnlyList<Word> Others { get; } =
    [
        new("nth", new WholeKind(1), "The how-manieth such moment; with repeat the following ones too.") { Default = "1" },
        new("socket", new ChoiceKind("private", "public", "both"), "Moments of which sockets.") { Default = "both" },
        new("direction", new ChoiceKind("out", "in"), "Frames to the client, or from it.") { Default = "out" },
        new("after", new TimeKind(), "Wait this long after the moment.") { Default = "0s" },
        new("chance", new NumberKind(0, 1), "Strike only with this probability, drawn from the seed for each moment by itself."),
    ];
}
