using System.Text.Json;
using PluginHybrid.Hosting.Isolation.Child;
using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>The other side of <c>isolation: process</c>: runs one plugin in this process, told by a host over two streams. <c>docs/plugin-process.md</c> describes the lines.</summary>
public sealed class PluginHostProcess
{
    /// <summary>Exit code: the host closed the input, or the plugin was refused.</summary>
    public const int Ended = 0;

    /// <summary>Exit code: no host is on the other side of the input.</summary>
    public const int NoHost = 2;

    private readonly Stream _input;
    private readonly Outbox _outbox;
    private readonly PluginHostProcessOptions _options;
    private readonly LineReader _lines;

    /// <summary>Speaks the protocol over the streams given.</summary>
    /// <param name="input">Lines of the host; its end ends the plugin.</param>
    /// <param name="output">Lines to the host. Nobody else may write to it.</param>
    /// <param name="options">How to load and to end.</param>
    public PluginHostProcess(Stream input, Stream output, PluginHostProcessOptions options)
    {
        (_input, _options) = (input, options);
        _outbox = new Outbox(output);
        _lines = new LineReader(_input, Protocol.LongestLine);
    }

    /// <summary>Loads the plugin and runs it on the caller's thread until the host is gone.</summary>
    /// <returns><see cref="Ended"/> or <see cref="NoHost"/>.</returns>
    public int Run()
    {
        if (Greeting() is not { } hello)
        {
            _options.Complaints.WriteLine("This command is started by a host, for a plugin with isolation: process. There is nothing to see here for a person.");
            return NoHost;
        }

        var request = new PluginProcessRequest(
            new PluginCandidate(hello.Id, hello.Kind, hello.Path, hello.Hash), hello.Settings?.File ?? "", hello.Settings?.Text, hello.Settings?.LineOffset ?? 0)
        {
            CacheFolder = hello.CacheFolder,
            Strict = hello.Strict,
        };
        var result = _options.Loader(request).LoadAsync(request.Candidate, CancellationToken.None).GetAwaiter().GetResult();
        if (result.Plugin is not { } plugin)
        {
            _outbox.Send(new Refused(Protocol.Version, result.Problems));
            return Ended;
        }

        _outbox.Send(new Ready(
            Protocol.Version, ApiVersion.Major, ApiVersion.Minor, plugin.Id, plugin.Title, plugin.Version, plugin.Asked, plugin.Warnings, plugin.SettingsSchema));
        RunLoaded(plugin);
        return Ended;
    }

    private Hello? Greeting()
    {
        try
        {
            return _lines.TryRead(out var line) && JsonSerializer.Deserialize(line, ToChildJson.Default.ToChild) is Hello { Magic: Protocol.Magic } hello
                && hello.Versions.Contains(Protocol.Version)
                ? hello
                : null;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidDataException)
        {
            return null;
        }
    }

    private void RunLoaded(LoadedPlugin plugin)
    {
        using var run = new ChildRun(plugin, _outbox, _options.Time);
        var reader = new Thread(() => Listen(run)) { IsBackground = true, Name = "lines of the host" };
        reader.Start();
        run.Run();
    }

    // Without a host there is no plugin: also when its code never comes back, or throws what it is not asked.
    private void Listen(ChildRun run)
    {
        try
        {
            while (_lines.TryRead(out var line))
            {
                if (JsonSerializer.Deserialize(line, ToChildJson.Default.ToChild) is { } frame)
                {
                    run.Take(frame);
                }
            }
        }
        finally
        {
            run.End();
            _options.HostIsGone();
        }
    }
}
