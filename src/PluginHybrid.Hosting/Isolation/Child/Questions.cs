using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>Questions on which the plugin's thread waits for the host's answer: some ten microseconds each.</summary>
/// <param name="outbox">The way to the host.</param>
/// <param name="books">Asked first.</param>
internal sealed class Questions(Outbox outbox, MirrorBooks books) : IInstruments
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, TaskCompletionSource<Answer>> _open = [];
    private long _asked;

    /// <inheritdoc />
    public Instrument? Find(string symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return books.Instrument(symbol) ?? Put(new Ask(0, "instrument", symbol)).Instrument;
    }

    /// <summary>A draw from the host's random source, as text.</summary>
    public string Draw(string what, long? min = null, long? max = null) => Put(new Ask(0, what, null, min, max)).Drawn ?? "0";

    /// <summary>The host's answer; from any thread.</summary>
    public void Answered(Answer answer)
    {
        TaskCompletionSource<Answer>? waiting;
        lock (_gate)
        {
            _open.Remove(answer.Id, out waiting);
        }

        waiting?.TrySetResult(answer);
    }

    private Answer Put(Ask ask)
    {
        var waiting = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        long id;
        lock (_gate)
        {
            id = ++_asked;
            _open[id] = waiting;
        }

        // What was done before is carried out before: a draw or a rule may depend on it.
        outbox.Flush();
        outbox.Send(ask with { Id = id });
        return waiting.Task.GetAwaiter().GetResult();
    }
}
