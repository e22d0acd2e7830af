using PluginHybrid.Commands;
using PluginHybrid.Replay.Verifying;
using PluginHybrid.Replaying;

namespace PluginHybrid.Simulating;

/// <summary>Accepts the recordings of a simulated day as they are, so that <c>hybrid verify</c> takes the folder from then on.</summary>
/// <param name="around">Where it runs.</param>
internal sealed class AcceptedRecordings(Surroundings around)
{
    /// <summary>Accepts every recording in a folder; what cannot be replayed is told on stderr.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>False when one cannot be replayed.</returns>
    public async Task<bool> AcceptAsync(string folder)
    {
        var allGood = true;
        var verifier = new RecordingVerifier(RecordedPlugins.FinderIn(around, null), around.Time);
        foreach (var recording in RecordingVerifier.Find(folder))
        {
            var result = await verifier.AcceptAsync(recording, CancellationToken.None).ConfigureAwait(false);
            if (!result.IsGood)
            {
                allGood = false;
                await around.Error.WriteLineAsync($"{recording} cannot be accepted:\n{result.Text}").ConfigureAwait(false);
            }
        }

        return allGood;
    }
}
