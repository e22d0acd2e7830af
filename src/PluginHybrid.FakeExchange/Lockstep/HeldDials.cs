using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Lockstep;

/// <summary>Handshakes that wait until it is said what becomes of them; the newest of each kind.</summary>
/// <param name="changed">Called when one came.</param>
internal sealed class HeldDials(Action changed)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<DialPlan?>?[] _waiting = new TaskCompletionSource<DialPlan?>?[2];

    /// <summary>Waits for the answer.</summary>
    /// <param name="kind">Which socket.</param>
    /// <param name="gone">The client gave up.</param>
    /// <returns>What becomes of it instead of an open socket; <c>null</c> lets it in.</returns>
    public async Task<DialPlan?> WaitAsync(ConnectionKind kind, CancellationToken gone)
    {
        var answer = new TaskCompletionSource<DialPlan?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting[(int)kind] = answer;
        }

        changed();
        await using var registration = gone.Register(() => answer.TrySetResult(new HangDial())).ConfigureAwait(false);
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>Answers the newest dial of a kind.</summary>
    /// <param name="kind">Which socket.</param>
    /// <param name="plan">What becomes of it; <c>null</c> lets it in.</param>
    /// <returns>False while nobody dials.</returns>
    public bool TryAnswer(ConnectionKind kind, DialPlan? plan)
    {
        TaskCompletionSource<DialPlan?>? waiting;
        lock (_gate)
        {
            (waiting, _waiting[(int)kind]) = (_waiting[(int)kind], null);
        }

        return waiting?.TrySetResult(plan) == true;
    }
}
