namespace PluginHybrid.Faults;

/// <summary>Processes of one host, one after the other within this one: each dies when a fault script says so, and another one starts on what it kept.</summary>
/// <remarks>Deaths and starts happen one after the other, off the thread that asks. A dead one ends its last turns in the background, heard by nobody.</remarks>
/// <typeparam name="TLife">A process.</typeparam>
/// <param name="make">Makes one; it is not started.</param>
internal sealed class HostLives<TLife>(Func<TLife> make) : IAsyncDisposable
    where TLife : class, IHostLife
{
    private readonly Lock _gate = new();
    private readonly List<Task> _ending = [];
    private volatile TLife _newest = make();
    private Task _doing = Task.CompletedTask;
    private volatile bool _isUp = true;
    private bool _isOver;

    /// <summary>The newest process, alive or dead.</summary>
    public TLife Newest => _newest;

    /// <summary>False between a death and the next start.</summary>
    public bool IsUp => _isUp;

    /// <summary>Starts the first one.</summary>
    /// <param name="token">Gives up starting.</param>
    /// <returns>Ends when it runs, with its failure when it does not.</returns>
    public Task StartAsync(CancellationToken token)
    {
        var starting = _newest.StartAsync(token);
        lock (_gate)
        {
            _doing = Task.WhenAny(starting);
        }

        return starting;
    }

    /// <summary>The newest dies; one that is dead already stays so. Returns at once.</summary>
    /// <returns>Disposed, the next one starts; more than once does nothing more.</returns>
    public IDisposable Crash()
    {
        Soon(DieAsync);
        return new Next(this);
    }

    /// <summary>Nobody dies or starts any more; waits for deaths and starts under way.</summary>
    /// <returns>Ends with their failure when one failed.</returns>
    public Task SettleAsync()
    {
        lock (_gate)
        {
            _isOver = true;
            return _doing;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await SettleAsync().ConfigureAwait(false);
        }
        finally
        {
            await _newest.DisposeAsync().ConfigureAwait(false);
            await Task.WhenAll(_ending).ConfigureAwait(false);
        }
    }

    private void Soon(Func<Task> what)
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _doing = AfterAsync(_doing, what);
            }
        }
    }

    private static async Task AfterAsync(Task before, Func<Task> what)
    {
        await Task.Yield();
        await before.ConfigureAwait(false);
        await what().ConfigureAwait(false);
    }

    private async Task DieAsync()
    {
        if (_isUp)
        {
            _isUp = false;
            await _newest.AbandonAsync().ConfigureAwait(false);
        }
    }

    private async Task BeginAsync()
    {
        if (!_isUp)
        {
            _ending.Add(_newest.DisposeAsync().AsTask());
            _newest = make();
            _isUp = true;
            await _newest.StartAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private sealed class Next(HostLives<TLife> lives) : IDisposable
    {
        private HostLives<TLife>? _lives = lives;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _lives, null) is { } owner)
            {
                owner.Soon(owner.BeginAsync);
            }
        }
    }
}
