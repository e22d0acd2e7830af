using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Commands.Recordings;

/// <summary>Runs what redacts: what must not be written ends it with exit code 3.</summary>
internal static class SafeWork
{
    /// <summary>Runs it.</summary>
    /// <param name="around">Where it is told.</param>
    /// <param name="work">Gives the exit code.</param>
    public static async Task<int> RunAsync(Surroundings around, Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception secret) when (secret is UnsafeRecordingException or UnknownPrivateMessageException)
        {
            await around.Error.WriteLineAsync($"{secret.Message} Nothing was kept.").ConfigureAwait(false);
            return ExitCode.Unsafe;
        }
    }
}
