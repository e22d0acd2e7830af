namespace PluginHybrid.Core.Taps;

/// <summary>Takes turn facts, for a recorder.</summary>
public interface ITurnTap
{
    /// <summary>A turn ended that began or ended late. Called on the plugin's lane; must not block.</summary>
    /// <param name="fact">When it ran.</param>
    void Turned(in TurnFact fact);
}
