using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>A version of a plugin that lives in processes of its own; nothing of its code is in this one.</summary>
/// <remarks>The process that loaded it for trial waits for the first instance; every further instance gets a new one.</remarks>
internal sealed class ProcessLoadedPlugin : LoadedPlugin
{
    private readonly Ready _said;
    private readonly ProcessIsolationOptions _options;
    private readonly Lock _gate = new();
    private readonly List<PluginProcess> _alive = [];
    private PluginProcess? _waiting;
    private Capabilities _asked;
    private bool _isGone;

    public ProcessLoadedPlugin(PluginCandidate candidate, Ready said, PluginProcess process, ProcessIsolationOptions options)
    {
        (Candidate, _said, _waiting, _options, _asked) = (candidate, said, process, options, said.Asked);
        _alive.Add(process);
    }

    /// <inheritdoc />
    public override string Id => _said.Id;

    /// <inheritdoc />
    public override string Title => _said.Title;

    /// <inheritdoc />
    public override string Version => _said.Version;

    /// <inheritdoc />
    public override PluginCandidate Candidate { get; }

    /// <inheritdoc />
    public override Capabilities Asked => _asked;

    /// <inheritdoc />
    public override IReadOnlyList<SourceProblem> Warnings => _said.Warnings;

    /// <inheritdoc />
    public override string? SettingsSchema => _said.SettingsSchema;

    /// <inheritdoc />
    public override ISettingValues Settings { get; } = new ReadThere();

    /// <inheritdoc />
    public override HybridPlugin CreateInstance()
    {
        ObjectDisposedException.ThrowIf(_isGone, this);
        return new ProcessPlugin(this, _options);
    }

    /// <summary>A process that has loaded this version.</summary>
    /// <exception cref="PluginLostException">None can be had.</exception>
    public async Task<PluginProcess> TakeProcessAsync(CancellationToken token)
    {
        lock (_gate)
        {
            if (Interlocked.Exchange(ref _waiting, null) is { IsAlive: true } waiting)
            {
                return waiting;
            }
        }

        var (process, answer) = await Greeting.StartAsync(Candidate, _options, token).ConfigureAwait(false);
        if (answer is not Ready)
        {
            process.Dispose();
            var problems = (answer as Refused)?.Problems ?? [];
            throw new PluginLostException($"its new process cannot load it any more: {string.Join("; ", problems)}");
        }

        lock (_gate)
        {
            _alive.RemoveAll(old => old.Gone.IsCompleted);
            _alive.Add(process);
            if (!_isGone)
            {
                return process;
            }
        }

        process.Dispose();
        throw new PluginLostException("its version was let go meanwhile");
    }

    /// <summary>A script asks while it starts.</summary>
    public void Learn(Capabilities asked) => _asked = _said.Asked | asked;

    /// <inheritdoc />
    public override void Dispose()
    {
        PluginProcess[] alive;
        lock (_gate)
        {
            _isGone = true;
            alive = [.. _alive];
        }

        foreach (var process in alive)
        {
            process.End();
        }
    }

    /// <inheritdoc />
    public override bool IsGone(bool collect)
    {
        lock (_gate)
        {
            return _isGone && _alive.TrueForAll(process => process.Gone.IsCompleted);
        }
    }

    private sealed class ReadThere : ISettingValues
    {
        /// <inheritdoc />
        public T Bind<T>()
            where T : class, new() => throw new NotSupportedException("The settings of a plugin with isolation: process are bound in its process.");

        /// <inheritdoc />
        public T Read<T>(string name, T otherwise, decimal? min = null, decimal? max = null) =>
            throw new NotSupportedException("The settings of a plugin with isolation: process are read in its process.");
    }
}
