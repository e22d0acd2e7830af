namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>The words of a script's head and of its entries.</summary>
internal static class ScriptWords
{
    public static IReadOnlyList<Word> Root { get; } =
    [
        new("version", new WholeKind(1, 1), "Of this language: 1.") { IsRequired = true },
        new("name", new TextKind("a text"), "What happens; default the file's name."),
        new("why", new TextKind("a sentence"), "Why the script exists."),
        new("seed", new WholeKind(0), "Of every chance in it.") { Default = "1" },
        new("pitfalls", new WholeKind(1, 55), "Numbers of docs/pitfalls.md that it holds the host to.") { IsList = true },
        new("traps", new WholeKind(1, 28), "Numbers of the traps in docs/faults.md that it holds the host to.") { IsList = true },
    ];

    public static IReadOnlyList<Word> Entry { get; } =
    [
        new("id", new TextKind("a name, unique in the script"), "Its name, for reports and for when: { fault: id }.") { IsRequired = true },
        new("repeat", new WholeKind(1, allAllowed: true), "At most how often; default 1, and all with every or chance."),
        new("for", new TimeKind(), "How long what lasts, lasts; without it until it has nothing left to do, or the run ends."),
        new("state", new ChoiceKind([.. SessionStates.All.Select(state => state.Name)]), "The state of the session in which it must strike; another one fails the run. What is timed (at, after) waits up to 60 s for it."),
    ];
}
