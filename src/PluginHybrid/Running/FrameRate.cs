namespace PluginHybrid.Running;

/// <summary>Frames per second over a sliding window, so that the figure stays calm.</summary>
internal sealed class FrameRate
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(3);

    private readonly Queue<(TimeSpan At, long Frames)> _samples = new();

    /// <summary>Adds a sample and gives the rate over the window that ends with it.</summary>
    /// <param name="at">Time since the run began.</param>
    /// <param name="frames">Frames so far.</param>
    public double Sample(TimeSpan at, long frames)
    {
        _samples.Enqueue((at, frames));
        while (_samples.Count > 2 && at - _samples.Peek().At > Window)
        {
            _samples.Dequeue();
        }

        var (since, before) = _samples.Peek();
        var seconds = (at - since).TotalSeconds;
        return seconds > 0 ? (frames - before) / seconds : 0;
    }
}
