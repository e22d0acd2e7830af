using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>The first exchange with a new process: who are you, and did the plugin load?</summary>
internal sealed class Greeting : IChildListener
{
    private readonly TaskCompletionSource<FromChild> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Greeting()
    {
    }

    /// <summary>Starts a process and has it load the plugin.</summary>
    /// <returns>The process, and <see cref="Ready"/> or <see cref="Refused"/>.</returns>
    /// <exception cref="PluginLostException">It is no plugin process, speaks another version, or came to nothing in time.</exception>
    public static async Task<(PluginProcess Process, FromChild Answer)> StartAsync(
        PluginCandidate candidate, ProcessIsolationOptions options, CancellationToken token)
    {
        var process = PluginProcess.Start(options, candidate.Id);
        try
        {
            var greeting = new Greeting();
            process.Adopt(greeting);
            var request = options.Request(candidate);
            process.Send(new Hello(
                Protocol.Magic, [Protocol.Version], candidate.Id, candidate.Kind, candidate.Path, candidate.ContentHash,
                request.SettingsText is { } text ? new WireSettings(request.SettingsFile, text, request.SettingsLineOffset) : null,
                options.CacheFolder, options.Strict));
            var answer = await greeting._answer.Task.WaitAsync(options.LoadLimit, options.Time, token).ConfigureAwait(false);
            Check(candidate, answer);
            return (process, answer);
        }
        catch (TimeoutException)
        {
            process.Dispose();
            throw new PluginLostException($"its process did not say within {options.LoadLimit.TotalSeconds:0.#} s whether it loaded the plugin");
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Came(FromChild frame) => _answer.TrySetResult(frame);

    /// <inheritdoc />
    public void Said(string line)
    {
        // Before its answer a process has no log of its own; its last words are in the text about its death.
    }

    /// <inheritdoc />
    public void Lost(string why) => _answer.TrySetException(new PluginLostException(why));

    private static void Check(PluginCandidate candidate, FromChild answer)
    {
        var version = answer switch
        {
            Ready ready => ready.Protocol,
            Refused refused => refused.Protocol,
            _ => throw new PluginLostException($"its process answered the greeting with \"{answer.GetType().Name}\""),
        };
        if (version != Protocol.Version)
        {
            throw new PluginLostException($"its process speaks version {version} of the protocol, this host speaks {Protocol.Version}: use the plugin-host of the same release");
        }

        if (answer is Ready { ApiMajor: var major } && major != ApiVersion.Major)
        {
            throw new PluginLostException($"its process has plugin API {major}, this host has {ApiVersion.Major} ({candidate.Path})");
        }
    }
}
