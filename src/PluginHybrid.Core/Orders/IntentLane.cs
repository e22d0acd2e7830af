namespace PluginHybrid.Core.Orders;

/// <summary>Intents of one kind for one leg: one with the venue, others waiting for its answer.</summary>
internal sealed class IntentLane
{
    /// <summary>The one that was sent, or whose fate is being asked after.</summary>
    public Intent? InFlight { get; set; }

    /// <summary>Those that come next; of stops at most one.</summary>
    public LinkedList<Intent> Waiting { get; } = new();

    public bool IsEmpty => InFlight is null && Waiting.Count == 0;

    /// <summary>In flight first, then waiting, oldest first.</summary>
    public IEnumerable<Intent> All => InFlight is { } sent ? Waiting.Prepend(sent) : Waiting;
}
