using System.Globalization;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>A thread of its own for one lane. It looks for a moment before it sleeps; one wake-up serves all that has come by then.</summary>
internal sealed class LiveDriver : ILaneDriver
{
    private readonly Lane _lane;
    private readonly LanePump _pump;
    private readonly int _looks;
    private readonly Bell _bell = new();
    private readonly Thread _thread;
    private volatile bool _ended;

    /// <param name="lane">The inputs.</param>
    /// <param name="pump">Runs them.</param>
    /// <param name="name">Of the thread, for debuggers.</param>
    /// <param name="looks">How often it looks before it sleeps; 0 to sleep at once.</param>
    public LiveDriver(Lane lane, LanePump pump, string name, int looks)
    {
        (_lane, _pump, _looks) = (lane, pump, looks);
        _thread = new Thread(Loop)
        {
            Name = name,
            IsBackground = true,
            CurrentCulture = CultureInfo.InvariantCulture,
            CurrentUICulture = CultureInfo.InvariantCulture,
        };
    }

    /// <summary>Starts the thread; no execution context flows into it.</summary>
    public void Start() => _thread.UnsafeStart();

    /// <inheritdoc />
    public void Wake() => _bell.Ring();

    /// <inheritdoc />
    public void End()
    {
        _ended = true;
        Wake();
    }

    /// <inheritdoc />
    public void Interrupt() => _thread.Interrupt();

    private void Loop()
    {
        try
        {
            while (!_ended && !_lane.IsAbandoned)
            {
                var seen = _lane.Posts;
                _pump.Run();
                if (!SeesMore(seen) && _lane.TryRest(_pump.IsAwaiting))
                {
                    _bell.Wait();
                }
            }
        }
        catch (ThreadInterruptedException) when (_lane.IsAbandoned || _ended)
        {
            // The guard broke into a turn that had come back by itself: the thread ends here either way.
            _ended = true;
        }
        finally
        {
            _bell.Close();
        }
    }

    private bool SeesMore(long seen)
    {
        for (var i = 0; i < _looks; i++)
        {
            if (_lane.Posts != seen)
            {
                return true;
            }

            Thread.SpinWait(8);
        }

        return false;
    }
}
