using Microsoft.Data.Sqlite;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;

namespace PluginHybrid.Hosting.State;

/// <summary>The one thread that writes. Takes whatever has gathered, writes it in one transaction, tells who waited for it.</summary>
/// <remarks>While the disk fails it keeps what it can in memory, tries again at intervals, and holds up nobody.</remarks>
internal sealed class StoreWriter : IDisposable
{
    private const int MostIncoming = 100_000;
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Doorbell _wake = new();
    private readonly StateStoreOptions _options;
    private readonly StoreFile _file;
    private readonly Func<WriteBatch> _everything;
    private readonly DurableMarks _marks;
    private readonly WriteBatch _pending = new();
    private readonly Thread _thread;
    private readonly ITimer _retry;
    private readonly ITimer _prune;
    private WriteBatch _incoming = new();
    private StoreConnection? _connection;
    private long _accepted;
    private long _lost;
    private long _lostBefore;
    private long _run;
    private volatile string? _failure;
    private int _retryDue;
    private int _pruneDue;
    private bool _stopping;
    private volatile bool _isDead;

    /// <summary>Begins to write.</summary>
    /// <param name="options">Times and limits.</param>
    /// <param name="file">The database.</param>
    /// <param name="opened">The connection; <c>null</c> when the disk failed at the start: then it is tried again.</param>
    /// <param name="everything">Every value and every leg there is, for a database begun anew.</param>
    public StoreWriter(StateStoreOptions options, StoreFile file, StoreConnection? opened, Func<WriteBatch> everything)
    {
        (_options, _file, _connection, _everything, _run) = (options, file, opened, everything, opened?.Run ?? 0);
        _marks = new DurableMarks(options);
        _retry = options.Time.CreateTimer(_ => Due(ref _retryDue), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _prune = options.Time.CreateTimer(_ => Due(ref _pruneDue), null, options.PruneInterval, options.PruneInterval);
        if (opened is null)
        {
            _failure = "it could not be opened";
            _retry.Change(options.RetryInterval, Timeout.InfiniteTimeSpan);
        }

        _thread = new Thread(Work) { IsBackground = true, Name = "hybrid state" };
        _thread.UnsafeStart();
    }

    /// <summary>Why the disk does not take anything at present; <c>null</c> while it does.</summary>
    public string? Failure => _failure;

    /// <summary>Journal lines that will never reach the disk.</summary>
    public long LostLines => Interlocked.Read(ref _lost);

    /// <summary>Takes a line; returns at once.</summary>
    /// <param name="entry">The line.</param>
    public void Append(JournalEntry entry)
    {
        lock (_gate)
        {
            if (_stopping || _incoming.Lines.Count >= MostIncoming)
            {
                Interlocked.Increment(ref _lost);
                return;
            }

            _incoming.Lines.Add(entry);
            _accepted++;
        }

        _wake.Ring();
    }

    /// <summary>Takes changed values; returns at once. After the end they are lost.</summary>
    /// <param name="plugin">Whose.</param>
    /// <param name="changes">Key and text; <c>null</c> removes.</param>
    public void Change(string plugin, IEnumerable<KeyValuePair<string, string?>> changes)
    {
        lock (_gate)
        {
            foreach (var (key, value) in changes)
            {
                _incoming.Values[(plugin, key)] = value;
            }

            _accepted++;
        }

        _wake.Ring();
    }

    /// <summary>Takes the newest of a leg; returns at once. After the end it is lost.</summary>
    public void Keep(KnownLeg leg)
    {
        lock (_gate)
        {
            _incoming.Legs[leg.Leg] = leg;
            _accepted++;
        }

        _wake.Ring();
    }

    /// <summary>Calls back once all that was handed in so far is safe, or cannot be made so.</summary>
    /// <param name="then">Runs on the writer's thread or at once.</param>
    public void WhenDurable(Action then)
    {
        long position;
        lock (_gate)
        {
            position = _stopping ? 0 : _accepted;
        }

        _marks.Add(position, then);
    }

    /// <summary>Writes the rest and ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
        }

        _retry.Dispose();
        _prune.Dispose();
        _marks.Dispose();
        _wake.Ring();
        if (!_thread.Join(EndPatience))
        {
            Log.WriterStuck(_options.Logger, _options.Files.Database, EndPatience.TotalSeconds);
            return;
        }

        _marks.Settle(long.MaxValue);
        _connection?.Dispose();
        _wake.Dispose();
    }

    /// <summary>Ends without writing what waits and without a word that it ended: what is on the disk stays as it is.</summary>
    public void Abandon()
    {
        _isDead = true;
        Dispose();
    }

    private void Due(ref int flag)
    {
        Volatile.Write(ref flag, 1);
        _wake.Ring();
    }

    private void Work()
    {
        var stopping = false;
        while (!stopping)
        {
            _wake.Wait();
            long position;
            lock (_gate)
            {
                _pending.Add(_incoming);
                _incoming = new WriteBatch();
                position = _accepted;
                stopping = _stopping;
            }

            WritePending(stopping);
            _marks.Settle(position);
            Prune();
        }

        EndRun();
    }

    private void WritePending(bool stopping)
    {
        if (_isDead || (Interlocked.Exchange(ref _retryDue, 0) == 0 && _failure is not null && !stopping))
        {
            Keep();
            return;
        }

        try
        {
            TryWrite();
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException or StateUnusableException)
        {
            Fail(fault.Message);
        }
    }

    private void TryWrite()
    {
        try
        {
            WriteOnce();
        }
        catch (SqliteException broken) when (StoreFile.IsBroken(broken))
        {
            Close();
            _run = 0;
            _file.SetAside(broken.Message);
            _pending.AddMissing(_everything());
            WriteOnce();
        }
    }

    private void WriteOnce()
    {
        _connection ??= new StoreConnection(_file.Open(), _run, _options);
        _run = _connection.Run;
        if (!_pending.IsEmpty)
        {
            _connection.Write(_pending);
            _pending.Clear();
        }

        if (_failure is not null)
        {
            TellRecovery(_connection);
            _failure = null;
        }
    }

    private void TellRecovery(StoreConnection connection)
    {
        var lost = LostLines - _lostBefore;
        _pending.Lines.Add(new JournalEntry
        {
            Input = 0,
            At = _options.Time.GetUtcNow(),
            Kind = JournalKind.Alarm,
            Plugin = "host",
            What = $"journal written again, {lost} lines lost",
        });
        connection.Write(_pending);
        _pending.Clear();
        _lostBefore += lost;
        Log.DiskRecovered(_options.Logger, _options.Files.Database, lost);
    }

    private void Fail(string why)
    {
        if (_failure is null)
        {
            Log.DiskFails(_options.Logger, _options.Files.Database, why);
        }

        _failure = why;
        Close();
        Keep();
        _retry.Change(_options.RetryInterval, Timeout.InfiniteTimeSpan);
    }

    private void Keep() => Interlocked.Add(ref _lost, _pending.Trim(_options.BacklogLines));

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private void Prune()
    {
        if (_connection is not null && Interlocked.Exchange(ref _pruneDue, 0) != 0 && _connection.TryPrune())
        {
            Due(ref _pruneDue);
        }
    }

    private void EndRun()
    {
        Interlocked.Add(ref _lost, _pending.Lines.Count);
        try
        {
            (_isDead ? null : _connection)?.EndRun(_options.Time.GetUtcNow());
        }
        catch (SqliteException fault)
        {
            Log.DiskFails(_options.Logger, _options.Files.Database, fault.Message);
        }
    }
}
