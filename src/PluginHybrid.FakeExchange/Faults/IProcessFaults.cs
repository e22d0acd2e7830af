namespace PluginHybrid.FakeExchange.Faults;

/// <summary>What a host lends to fault scripts so that its own process may go wrong. Each answer, disposed, makes it right again.</summary>
public interface IProcessFaults
{
    /// <summary>The host's wall clock jumps; its timers and its monotonic clock do not.</summary>
    /// <param name="by">Ahead, or back when negative.</param>
    /// <returns>Null when the host cannot do this.</returns>
    IDisposable? JumpClock(TimeSpan by);

    /// <summary>The host's timers stop, and fire together afterwards: a closed lid, a long collection.</summary>
    /// <returns>Null when the host cannot do this.</returns>
    IDisposable? Pause();

    /// <summary>Every write of the host's recorder fails with "no space left".</summary>
    /// <returns>Null when the host cannot do this.</returns>
    IDisposable? FillRecorderDisk();
}
