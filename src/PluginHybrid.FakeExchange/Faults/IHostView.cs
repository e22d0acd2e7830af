namespace PluginHybrid.FakeExchange.Faults;

/// <summary>What a host under faults tells of itself. The fake knows no word of the host's: whoever composes both translates.</summary>
public interface IHostView
{
    /// <summary>What it published, in order; price updates may be left out.</summary>
    IReadOnlyList<ObservedEvent> Events { get; }

    /// <summary>True when it calls both streams fresh.</summary>
    bool IsFresh { get; }

    /// <summary>What it holds, written as <see cref="HeldLeg"/> writes it; no leg that is flat.</summary>
    IReadOnlyList<HeldLeg> Legs { get; }

    /// <summary>Frames it took for malformed, per stream.</summary>
    /// <param name="stream"><c>private</c> or <c>public</c>.</param>
    long Malformed(string stream);

    /// <summary>What of it is over and still in memory, in words: looked for when asked, which collects garbage.</summary>
    IReadOnlyList<string> Left { get; }

    /// <summary>Ticker frames it left out because it knew younger ones.</summary>
    long OldFrames { get; }
}
