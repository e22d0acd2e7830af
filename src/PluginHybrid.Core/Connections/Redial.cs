namespace PluginHybrid.Core.Connections;

/// <summary>When a stream may dial again: backoff after losses, forgotten once it was stable, within the venue's budget.</summary>
/// <param name="backoff">Waits after losses.</param>
/// <param name="budget">Shared by all streams.</param>
/// <param name="stableAfter">How long a stream must be live before its losses are forgotten.</param>
internal sealed class Redial(Backoff backoff, DialBudget budget, TimeSpan stableAfter)
{
    private DateTimeOffset _liveSince = DateTimeOffset.MaxValue;
    private int _losses;

    /// <summary>How long the budget makes a dial wait; zero when it may go now.</summary>
    public TimeSpan WaitForBudget(DateTimeOffset now) => budget.WaitBefore(now);

    /// <summary>A dial begins.</summary>
    public void Dialling(DateTimeOffset now) => budget.Spend(now);

    /// <summary>The stream is live.</summary>
    public void Live(DateTimeOffset now) => _liveSince = now;

    /// <summary>The stream was lost, or a dial failed: how long to wait before the next dial.</summary>
    public TimeSpan WaitAfterLoss(DateTimeOffset now)
    {
        if (_liveSince != DateTimeOffset.MaxValue && now - _liveSince >= stableAfter)
        {
            _losses = 0;
        }

        _liveSince = DateTimeOffset.MaxValue;
        return backoff.DelayBefore(++_losses);
    }
}
