using PluginHybrid.Hosting.Lifecycle;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>A turn that has come to an await and left its thread.</summary>
/// <param name="Running">Completes when the turn is over.</param>
/// <param name="Owner">Whose turn; <c>null</c> for one of the host.</param>
/// <param name="Errand">What it is, when it handles no event.</param>
/// <param name="Handler">In what.</param>
/// <param name="Since">When it came to its first await, on the time provider's timestamps.</param>
internal sealed record PendingTurn(Task Running, PluginInstance? Owner, LaneErrand? Errand, string Handler, long Since)
{
    /// <summary>True once people were told that it awaits too long. Of the watchdog alone.</summary>
    public bool IsTold { get; set; }
}
