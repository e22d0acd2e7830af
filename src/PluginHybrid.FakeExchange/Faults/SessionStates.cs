namespace PluginHybrid.FakeExchange.Faults;

/// <summary>The states a client's session goes through, as the venue sees them; the columns of the coverage table.</summary>
internal static class SessionStates
{
    public const string Start = "start";
    public const string Opened = "opened";
    public const string Authenticated = "authenticated";
    public const string Reading = "reading";
    public const string Flat = "flat";
    public const string Holding = "holding";
    public const string Down = "down";

    /// <summary>In the order a session goes through them, with what they mean.</summary>
    public static IReadOnlyList<(string Name, string Says)> All { get; } =
    [
        (Start, "no private socket was open yet"),
        (Opened, "the private socket is open, the key not yet accepted"),
        (Authenticated, "the key is accepted, topics are not yet subscribed"),
        (Reading, "topics are subscribed, positions not yet read"),
        (Flat, "positions were read, none is held"),
        (Holding, "positions were read, at least one is held"),
        (Down, "the private socket is gone, after it was open"),
    ];
}
