using PluginHybrid.Recordings.Capture;

namespace PluginHybrid.Faults;

/// <summary>The recorder's disk as faults may fill it: every write fails, with half of it written.</summary>
internal sealed class LentDisk
{
    private volatile bool _isFull;

    /// <summary>On the true place of the parts.</summary>
    /// <param name="inner">That place.</param>
    public LentDisk(IPartTarget inner) => Target = new RationedTarget(inner, (_, count) => _isFull ? count / 2 : count);

    /// <summary>Where the recorder writes.</summary>
    public IPartTarget Target { get; }

    /// <summary>Fills it.</summary>
    /// <returns>Disposed, there is room again.</returns>
    public IDisposable Fill()
    {
        _isFull = true;
        return new Room(this);
    }

    private sealed class Room(LentDisk disk) : IDisposable
    {
        public void Dispose() => disk._isFull = false;
    }
}
