using Microsoft.Extensions.Logging;

namespace PluginHybrid.Control;

/// <summary>Keeps the host halted while the file is there, however it came or went, and while a person said so though no file could be made.</summary>
internal sealed class HaltSwitch : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly HaltFile _file;
    private readonly Action<bool, string> _halt;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private string? _reason;
    private string? _said;

    /// <summary>Looks at once, then twice a second: a poll misses no way of making a file.</summary>
    /// <param name="file">The switch.</param>
    /// <param name="halt">Halts and resumes the session; must not block.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears of every change.</param>
    public HaltSwitch(HaltFile file, Action<bool, string> halt, TimeProvider time, ILogger logger)
    {
        (_file, _halt, _logger) = (file, halt, logger);
        Look("the file was removed");
        _timer = time.CreateTimer(_ => Look("the file was removed"), null, BetweenLooks, BetweenLooks);
    }

    /// <summary>Why it is halted; <c>null</c> when it is not.</summary>
    public string? Reason
    {
        get
        {
            lock (_gate)
            {
                return _reason;
            }
        }
    }

    /// <summary>Halts at once, and at every later start. A disk that fails does not keep the host from halting.</summary>
    /// <param name="reason">Who and why.</param>
    /// <returns>Why the halt will not outlive this host; <c>null</c> when it will.</returns>
    public string? Halt(string reason)
    {
        lock (_gate)
        {
            _said = reason;
        }

        Look(reason);
        try
        {
            _file.Write(reason);
            return null;
        }
        catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
        {
            return disk.Message;
        }
    }

    /// <summary>Ends the halt; true when there was one.</summary>
    /// <param name="reason">Who and why.</param>
    public bool Resume(string reason)
    {
        bool was;
        lock (_gate)
        {
            was = _said is not null;
            _said = null;
        }

        was |= _file.Remove();
        Look(reason);
        return was;
    }

    /// <inheritdoc />
    public void Dispose() => _timer.Dispose();

    private void Look(string whyResumed)
    {
        lock (_gate)
        {
            var now = _file.Reason();
            if (now is not null)
            {
                // From here on the file decides: removing it resumes.
                _said = null;
            }

            now ??= _said;
            if (now is not null && _reason is null)
            {
                Log.Halted(_logger, now);
                _halt(true, now);
            }
            else if (now is null && _reason is not null)
            {
                Log.Resumed(_logger, whyResumed);
                _halt(false, whyResumed);
            }

            _reason = now;
        }
    }
}
