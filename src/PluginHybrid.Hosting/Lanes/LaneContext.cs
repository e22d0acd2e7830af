using PluginHybrid.Hosting.Lifecycle;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>Brings the code after an <c>await</c> back to the lane, and with it what an <c>async void</c> throws.</summary>
/// <param name="lane">Where it runs.</param>
/// <param name="owner">Whose code it is; once that instance has ended its code does not run again. <c>null</c>: the host's.</param>
/// <param name="time">Stamps what comes back.</param>
internal sealed class LaneContext(Lane lane, PluginInstance? owner, TimeProvider time) : SynchronizationContext
{
    /// <inheritdoc />
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (owner is { HasEnded: true })
        {
            return;
        }

        lane.Continue(new Continuation(owner, time.GetUtcNow(), d, state));
    }

    /// <inheritdoc />
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Current != this)
        {
            throw new NotSupportedException("A plugin's lane cannot be waited for: use Post, or await.");
        }

        d(state);
    }

    /// <inheritdoc />
    public override SynchronizationContext CreateCopy() => this;
}
