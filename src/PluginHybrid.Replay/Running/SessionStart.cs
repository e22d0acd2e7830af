using System.Text.Json;
using PluginHybrid.Core.Session;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Inputs;

namespace PluginHybrid.Replay.Running;

/// <summary>What a recorded session was told once.</summary>
/// <param name="Options">Its options, run prefix and what earlier runs left open included.</param>
/// <param name="Seed">Of its jitter.</param>
internal sealed record SessionStart(SessionOptions Options, int Seed)
{
    /// <summary>Reads a header.</summary>
    /// <exception cref="ReplayException">The header does not say how the session began.</exception>
    public static SessionStart Read(RecordingHeader header)
    {
        using var parsed = JsonDocument.Parse(header.Session);
        if (!parsed.RootElement.TryGetProperty("options", out var options) || !parsed.RootElement.TryGetProperty("seed", out var seed))
        {
            throw new ReplayException(
                $"The recording {header.Id} does not say how its session began (header key \"session\"): imported captures can be played through sockets only.");
        }

        return new SessionStart(InputCodec.ReadOptions(System.Text.Encoding.UTF8.GetBytes(options.GetRawText())), seed.GetInt32());
    }
}
