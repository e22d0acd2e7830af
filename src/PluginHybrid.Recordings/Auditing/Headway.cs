namespace PluginHybrid.Recordings.Auditing;

/// <summary>How far a walk over a recording has come: told now and then, and given up when asked.</summary>
/// <param name="tell">Told how much was done, every 4,096 steps. <c>null</c>: nobody.</param>
/// <param name="token">Gives up between two steps.</param>
internal sealed class Headway(Action<long>? tell, CancellationToken token)
{
    private const int Every = 4096;

    private long _steps;

    /// <summary>One record more; how many there were is told.</summary>
    /// <exception cref="OperationCanceledException">It is to be given up.</exception>
    public void Step() => Step(_steps + 1);

    /// <summary>One record more; another figure is told.</summary>
    /// <param name="done">That figure: bytes, say.</param>
    /// <exception cref="OperationCanceledException">It is to be given up.</exception>
    public void Step(long done)
    {
        if (++_steps % Every == 0)
        {
            token.ThrowIfCancellationRequested();
            tell?.Invoke(done);
        }
    }
}
