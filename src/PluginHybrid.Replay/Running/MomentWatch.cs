using PluginHybrid.Core.Events;
using PluginHybrid.Replay.Divergences;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Replay.Running;

/// <summary>Looks after each input whether the replay has come far enough.</summary>
internal sealed class MomentWatch : IDisposable
{
    private readonly List<IHybridEvent> _events = [];
    private readonly Func<ReplayMoment, bool> _until;
    private readonly IDisposable _subscription;

    public MomentWatch(EventRouter router, Func<ReplayMoment, bool> until)
    {
        _until = until;
        _subscription = router.On("*", (_, happened) => _events.Add(happened));
    }

    /// <summary>An input has come to its end.</summary>
    public bool IsReached(DivergenceBook at, long input, ISessionFacts facts)
    {
        var reached = _until(new ReplayMoment(at.Record, input, at.At, _events, facts));
        _events.Clear();
        return reached;
    }

    /// <inheritdoc />
    public void Dispose() => _subscription.Dispose();
}
