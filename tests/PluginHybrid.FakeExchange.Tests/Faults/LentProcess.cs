using PluginHybrid.FakeExchange.Faults;

namespace PluginHybrid.FakeExchange.Tests.Faults;

/// <summary>A host that notes what is done to it.</summary>
internal sealed class LentProcess : IProcessFaults, IPluginFaults
{
    private readonly Lock _gate = new();
    private readonly List<string> _done = [];

    public IReadOnlyList<string> Done
    {
        get
        {
            lock (_gate)
            {
                return [.. _done];
            }
        }
    }

    /// <summary>What a restart or a swap ends with.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    public IReadOnlyCollection<string> Ids { get; set; } = [];

    public IDisposable JumpClock(TimeSpan by) => Note($"jump {by.TotalSeconds:0}");

    public IDisposable Pause() => Note("pause");

    public IDisposable Crash() => Note("crash");

    public IDisposable FillRecorderDisk() => Note("disk full");

    public IDisposable Throw(string plugin) => Note($"{plugin} throws");

    public IDisposable Slow(string plugin, TimeSpan by) => Note($"{plugin} slow by {by.TotalMilliseconds:0}");

    public Task RestartAsync(string plugin)
    {
        Note($"{plugin} restarts");
        return Work;
    }

    public Task SwapAsync(string plugin)
    {
        Note($"{plugin} is swapped");
        return Work;
    }

    private Undo Note(string what)
    {
        Add(what);
        return new Undo(() => Add($"end of {what}"));
    }

    private void Add(string what)
    {
        lock (_gate)
        {
            _done.Add(what);
        }
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
