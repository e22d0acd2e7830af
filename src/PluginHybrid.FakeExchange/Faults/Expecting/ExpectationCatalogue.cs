using PluginHybrid.FakeExchange.Faults.Language;

namespace PluginHybrid.FakeExchange.Faults.Expecting;

/// <summary>Every expectation there is.</summary>
internal static class ExpectationCatalogue
{
    public const string LetGo = "let_go";

    private static readonly Word Stream = new("stream", new ChoiceKind("private", "public"), "Which stream.") { IsRequired = true };
    private static readonly Word Within = new("within", new TimeKind(), "The longest time allowed.") { Default = "60s" };
    private static readonly Word OptionalSymbol = new("symbol", new TextKind("a symbol"), "Only events about this instrument.");
    private static readonly Word[] Counts =
    [
        new("exactly", new WholeKind(0), "Exactly so many."),
        new("at_least", new WholeKind(0), "So many or more."),
        new("at_most", new WholeKind(0), "So many or fewer."),
    ];

    public static IReadOnlyList<Expectation> All { get; } =
    [
        new("fresh", "At the end both streams are fresh, and no stretch of stale was longer than this.", StreamJudge.Fresh, Within),
        new("reconnected", "The stream was lost and is live again, each time within this time of the loss.", StreamJudge.Reconnected, Stream, Within),
        new("undisturbed", "The stream was never lost.", StreamJudge.Undisturbed, Stream),
        new("detected", "The stream's loss was noticed within this time of the first strike.", StreamJudge.Detected, Stream, Within),
        new("resubscribed", "The newest sockets have the topics that the first ones had.", StreamJudge.Resubscribed),
        new("truth", "At the end the host holds what is held at the venue, stops included.", TruthJudge.Truth),
        new("no_false_close", "No leg was told closed more often than it closed at the venue.", TruthJudge.NoFalseClose),
        new("prices", "At the end the host knows the venue's mark price of every leg held.", TruthJudge.Prices),
        new("protected", "At the end every leg held has a stop at the venue.", TruthJudge.Protected),
        new(LetGo, "At the end no instance of a plugin that was stopped or replaced is in memory, and none of a dead process.", TruthJudge.LetGo),
        new("malformed", "So many frames were taken for malformed.", CountJudge.Malformed, [Stream, .. Counts]),
        new("events", "So many events of this name were published.", CountJudge.Events, [new Word("name", new TextKind("an event's name, for example position.closed"), "Which events; * stands for any characters.") { IsRequired = true }, OptionalSymbol, .. Counts]),
        new("dials", "So many dials of this socket reached the venue.", CountJudge.Dials, [Stream, .. Counts]),
        new("requests", "So many REST requests reached the venue.", CountJudge.Requests, [Parameters.Path, .. Counts]),
        new("asked", "So many requests of this operation came over the sockets.", CountJudge.Asked, [new Word("op", new TextKind("an operation, for example auth"), "Which operation.") { IsRequired = true }, Parameters.Socket, .. Counts]),
        new("corrected", "Reads after reconnects found so many legs changed.", CountJudge.Corrected, Counts),
        new("says", "An event of this name says this in its reason or outcome.", CountJudge.Says, new Word("name", new TextKind("an event's name"), "Which events; * stands for any characters.") { IsRequired = true }, new Word("text", new TextKind("a text"), "What one of them says, in any case of letters.") { IsRequired = true }),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(kind => kind.Name)];

    public static Expectation Find(string name) => All.First(kind => kind.Name == name);
}
