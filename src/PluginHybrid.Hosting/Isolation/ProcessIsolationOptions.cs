using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>How plugins with <c>isolation: process</c> are run.</summary>
public sealed record ProcessIsolationOptions
{
    /// <summary>The program to start, most often this one.</summary>
    public required string Program { get; init; }

    /// <summary>What makes it a plugin process: <c>plugin-host --stdio</c>.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The host's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Until it has loaded the plugin; a first compile takes seconds. Default 60 s.</summary>
    public TimeSpan LoadLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A process whose plugin thread answers nothing for this long is killed. Default 5 s.</summary>
    public TimeSpan HangLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between the end of an instance and the death of its process. Default 2 s.</summary>
    public TimeSpan EndLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Bytes of managed memory a process may use; <c>null</c>, the default, for no limit.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>Names of variables that are passed on beside the harmless ones. None by default.</summary>
    public IReadOnlyList<string> PassOn { get; init; } = [];

    /// <summary>Holds compiled scripts.</summary>
    public string CacheFolder { get; init; } = "";

    /// <summary>True makes what the lint finds an error.</summary>
    public bool Strict { get; init; }

    /// <summary>The operator's settings from <c>hybrid.yaml</c>, as the process shall get them.</summary>
    public Func<PluginCandidate, PluginProcessRequest> Request { get; init; } = candidate => new PluginProcessRequest(candidate, "", null, 0);

    /// <summary>The same plugins with the same settings as a loader in this process would load them.</summary>
    /// <param name="loader">That loader's options.</param>
    public ProcessIsolationOptions As(PluginLoaderOptions loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        return this with
        {
            CacheFolder = loader.CacheFolder,
            Strict = loader.Strict,
            Request = candidate => loader.OperatorSettings(candidate.Id) is { } found
                ? new PluginProcessRequest(candidate, found.File, found.Text, found.LineOffset)
                : new PluginProcessRequest(candidate, "", null, 0),
        };
    }
}
