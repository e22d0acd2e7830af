using PluginHybrid.FakeExchange.Faults;

namespace PluginHybrid.FakeExchange.Tests.Faults;

/// <summary>A host that notes what is done to it.</summary>
internal sealed class LentProcess : IProcessFaults
{
    public List<string> Done { get; } = [];

    public IDisposable? JumpClock(TimeSpan by) => Note($"jump {by.TotalSeconds:0}");

    public IDisposable? Pause() => Note("pause");

    public IDisposable? FillRecorderDisk() => Note("disk full");

    private Undo Note(string what)
    {
        Done.Add(what);
        return new Undo(() => Done.Add($"end of {what}"));
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
