namespace PluginHybrid.Hosting.Tests.Misbehaving;

/// <summary>At the end of a test, lets go the threads that spin for ever: they would slow every test after it.</summary>
internal sealed class LetGo : IDisposable
{
    private const string Switch = "HybridTests.LetGo";

    public LetGo() => AppContext.SetSwitch(Switch, false);

    public void Dispose() => AppContext.SetSwitch(Switch, true);
}
