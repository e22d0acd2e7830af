namespace PluginHybrid.FakeExchange.Lockstep;

/// <summary>REST requests that wait for their answers.</summary>
/// <param name="changed">Called when one came.</param>
internal sealed class HeldCalls(Action changed)
{
    private readonly Lock _gate = new();
    private readonly List<(AskedCall Call, TaskCompletionSource<GivenReply?> Answer)> _waiting = [];

    /// <summary>Waits for the answer.</summary>
    /// <param name="call">The request.</param>
    /// <param name="gone">The client gave up, or the exchange stops.</param>
    /// <returns>The answer; <c>null</c> when there is to be none.</returns>
    public async Task<GivenReply?> WaitAsync(AskedCall call, CancellationToken gone)
    {
        var held = (call, Answer: new TaskCompletionSource<GivenReply?>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiting.Add(held);
        }

        changed();
        try
        {
            await using var registration = gone.Register(() => held.Answer.TrySetResult(null)).ConfigureAwait(false);
            return await held.Answer.Task.ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _waiting.Remove(held);
            }
        }
    }

    /// <summary>True while such a request waits.</summary>
    public bool Holds(AskedCall call)
    {
        lock (_gate)
        {
            return _waiting.Exists(held => held.Call == call && !held.Answer.Task.IsCompleted);
        }
    }

    /// <summary>Answers the oldest such request.</summary>
    /// <returns>False while there is none.</returns>
    public bool TryAnswer(AskedCall call, GivenReply? reply)
    {
        lock (_gate)
        {
            return _waiting.Exists(held => held.Call == call && held.Answer.TrySetResult(reply));
        }
    }
}
