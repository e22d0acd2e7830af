namespace PluginHybrid.Core.Taps;

/// <summary>Takes turn facts, for a recorder.</summary>
public interface ITurnTap
{
    /// <summary>A turn ended that began late. Called on the plugin's lane; must not block.</summary>
    /// <param name="fact">When it ran.</param>
    void Turned(in TurnFact fact);

    /// <summary>Something came to a lane by the clock or by the host. Called from any thread; must not block. Default nothing is kept, and no replay is possible.</summary>
    /// <param name="fact">What, and at which place.</param>
    void Arrived(in ArrivalFact fact)
    {
        // A tap of turns alone.
    }
}
