using System.Globalization;
using PluginHybrid.Hosting.Isolation.Wire;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>Asks the plugin's thread again and again whether it is there, and kills the process that does not answer in time.</summary>
/// <remarks>A handler that awaits leaves the thread free, so it answers: what is awaited may take as long as it likes.</remarks>
/// <param name="process">Whom to ask.</param>
/// <param name="options">How long to wait.</param>
/// <param name="handler">The present turn's handler.</param>
internal sealed class PingWatch(PluginProcess process, ProcessIsolationOptions options, Func<string> handler) : IDisposable
{
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private long _asked;
    private long _answered;
    private long _askedAt;
    private long _mark;
    private bool _ended;

    /// <summary>Begins to ask: four times per limit.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            if (!_ended)
            {
                var pause = options.HangLimit / 4;
                _timer = options.Time.CreateTimer(_ => Look(), null, pause, pause);
            }
        }
    }

    /// <summary>It is there.</summary>
    public void Answered(Pong pong)
    {
        lock (_gate)
        {
            if (pong.Id == _asked)
            {
                _answered = pong.Id;
                process.Confirm(_mark);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            _timer?.Dispose();
        }
    }

    private void Look()
    {
        var isHung = false;
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            if (_answered == _asked)
            {
                _askedAt = options.Time.GetTimestamp();
                _mark = process.Send(new Ping(++_asked));
                return;
            }

            isHung = options.Time.GetElapsedTime(_askedAt) >= options.HangLimit;
            _ended = isHung;
        }

        if (isHung)
        {
            var limit = options.HangLimit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            process.Kill($"its thread has not come back for {limit} s, last in {handler()}");
        }
    }
}
