namespace PluginHybrid.FakeExchange.Controls;

/// <summary>Takes something back, once.</summary>
internal sealed class Removal(Action remove) : IDisposable
{
    private Action? _remove = remove;

    /// <summary>For what is over as soon as it is done.</summary>
    public static IDisposable None { get; } = new Removal(() => { });

    /// <summary>Takes back several things, in order.</summary>
    public static IDisposable Of(params IEnumerable<IDisposable> parts)
    {
        IDisposable[] all = [.. parts];
        return new Removal(() => Array.ForEach(all, part => part.Dispose()));
    }

    public void Dispose() => Interlocked.Exchange(ref _remove, null)?.Invoke();
}
