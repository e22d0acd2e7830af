using System.Text;
using PluginHybrid.Bybit;
using PluginHybrid.Core.Taps;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Lockstep;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Lockstep;

namespace PluginHybrid.Replaying;

/// <summary>An exchange of our own as the venue of a replay in lockstep.</summary>
internal sealed class LockstepFake : ILockstepVenue, IAsyncDisposable
{
    private readonly FakeBybit _fake;
    private readonly LockstepControl _control;

    private LockstepFake(FakeBybit fake) => (_fake, _control) = (fake, fake.Lockstep!);

    /// <inheritdoc />
    public event Action? Changed
    {
        add => _control.Changed += value;
        remove => _control.Changed -= value;
    }

    /// <summary>Where the client finds it.</summary>
    public LockstepLink Link => new(
        this, new Endpoints { PrivateSocket = _fake.PrivateUri, PublicSocket = _fake.PublicUri, Rest = _fake.RestUri }, _fake.ApiKey, _fake.ApiSecret);

    /// <summary>Starts one on 127.0.0.1.</summary>
    /// <param name="session">What it plays.</param>
    /// <param name="time">The recording's time.</param>
    /// <param name="token">Gives up starting.</param>
    public static async Task<LockstepFake> StartAsync(RecordedSession session, LockstepTime time, CancellationToken token)
    {
        var options = new FakeBybitOptions
        {
            TimeProvider = time.ForVenue,
            Accounts = [new(FakeBybit.DefaultApiKey, FakeBybit.DefaultApiSecret) { Ips = ["127.0.0.1"] }],
            Playback = new PlaybackOptions { Session = session, Pace = Pace.Lockstep, ShiftTimes = false },
        };
        return new LockstepFake(await FakeBybit.StartAsync(options, token).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public void Follow(in Record record) => _control.Follow(record);

    /// <inheritdoc />
    public string? Play(in Record record) => _control.Play(record);

    /// <inheritdoc />
    public VenueAnswer Answer(HttpRequestFact request) =>
        _control.Answer(new AskedCall(request.Method, request.Path, request.Query, Encoding.UTF8.GetString(request.Body.Span))) switch
        {
            CallVerdict.Awaited => VenueAnswer.Awaited,
            CallVerdict.NotRecorded => VenueAnswer.NotRecorded,
            _ => VenueAnswer.Done,
        };

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _fake.DisposeAsync();
}
