using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PluginHybrid.Hosting.State;

/// <summary>What a <see cref="StateStore"/> is told once.</summary>
public sealed record StateStoreOptions
{
    /// <summary>Where its files lie.</summary>
    public required StateFiles Files { get; init; }

    /// <summary>Version of the host, written into the list of runs.</summary>
    public string Host { get; init; } = "";

    /// <summary>Older journal lines are removed in the background. Default 90 days.</summary>
    public TimeSpan KeepJournal { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Above this size the oldest journal lines go, however young. Default 256 MB.</summary>
    public long MaxBytes { get; init; } = 256L << 20;

    /// <summary>Between two looks at age and size. Default 10 minutes; the first one follows the start by as much.</summary>
    public TimeSpan PruneInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Between two tries while the disk fails. Default 1 s.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A disk that hangs holds up who waits for it no longer than this. Default 2 s.</summary>
    public TimeSpan DurablePatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Journal lines kept in memory while the disk fails; older ones are lost and counted. Default 10 000.</summary>
    public int BacklogLines { get; init; } = 10_000;

    /// <summary>The clock. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where it complains. Default nowhere.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Sees the connection before each batch: tests make the disk small or slow here.</summary>
    internal Action<SqliteConnection> Writing { get; init; } = _ => { };
}
