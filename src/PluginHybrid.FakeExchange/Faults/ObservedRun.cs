using PluginHybrid.FakeExchange.Controls;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>All that a run under faults left behind: what struck, what the venue saw, what the host saw. Data only.</summary>
public sealed record ObservedRun
{
    /// <summary>What struck, oldest first.</summary>
    public required IReadOnlyList<Strike> Strikes { get; init; }

    /// <summary>What could not be carried out.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Ids of faults that never struck.</summary>
    public required IReadOnlyList<string> NeverStruck { get; init; }

    /// <summary>How long the run was.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>What the host published, in order.</summary>
    public required IReadOnlyList<ObservedEvent> Events { get; init; }

    /// <summary>True when the host calls both streams fresh at the end.</summary>
    public required bool IsFresh { get; init; }

    /// <summary>What the host holds at the end, by symbol and leg.</summary>
    public required IReadOnlyList<HeldLeg> HostLegs { get; init; }

    /// <summary>What is held at the venue at the end, by symbol and leg.</summary>
    public required IReadOnlyList<HeldLeg> VenueLegs { get; init; }

    /// <summary>Closes at the venue, one <c>symbol#leg</c> each.</summary>
    public required IReadOnlyList<string> VenueCloses { get; init; }

    /// <summary>Malformed frames of the private and of the public stream, by the host's count.</summary>
    public required (long Private, long Public) Malformed { get; init; }

    /// <summary>Ticker frames the host left out as old.</summary>
    public required long OldFrames { get; init; }

    /// <summary>Every dial the venue saw.</summary>
    public required IReadOnlyList<Dial> Dials { get; init; }

    /// <summary>Every REST request the venue saw.</summary>
    public required IReadOnlyList<RestRequest> Requests { get; init; }

    /// <summary>The topics of the newest private and public socket, and of the first of each that had any.</summary>
    public required (string PrivateNow, string PublicNow, string PrivateFirst, string PublicFirst) Topics { get; init; }

    /// <summary>What of the host is over and still in memory, in words; empty when the script does not ask.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>Operations that clients sent, <c>socket op</c> each, oldest first per socket.</summary>
    public required IReadOnlyList<string> Asked { get; init; }
}
