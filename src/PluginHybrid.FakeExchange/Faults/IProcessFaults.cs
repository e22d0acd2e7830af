namespace PluginHybrid.FakeExchange.Faults;

/// <summary>What a host lends to fault scripts so that its own process may go wrong. Each answer, disposed, makes it right again; none of them blocks.</summary>
public interface IProcessFaults
{
    /// <summary>The host's wall clock jumps; its timers and its monotonic clock do not.</summary>
    /// <param name="by">Ahead, or back when negative.</param>
    /// <returns>Null when the host cannot do this.</returns>
    IDisposable? JumpClock(TimeSpan by);

    /// <summary>The host's timers stop, and fire together afterwards: a closed lid, a long collection.</summary>
    /// <returns>Null when the host cannot do this.</returns>
    IDisposable? Pause();

    /// <summary>The host's process dies at once: nothing is said, nothing more is written, what was under way is lost.</summary>
    /// <returns>Disposed, a new process starts on the state that was kept. Null when the host cannot do this.</returns>
    IDisposable? Crash();

    /// <summary>Every write of the host's recorder fails with "no space left".</summary>
    /// <returns>Null when the host cannot do this.</returns>
    IDisposable? FillRecorderDisk();
}
