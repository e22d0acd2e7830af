using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>A path answered from a recording; what the recording tells nothing about is answered by the path's own endpoint.</summary>
internal sealed class RecordedEndpoint(IRestEndpoint own, Player player) : IRestEndpoint
{
    private const int PlentyOfCalls = 1_000;

    public string Method => own.Method;

    public string Path => own.Path;

    /// <summary>The recording's minutes may be played in seconds: the venue's limits hold for its own time, not for ours.</summary>
    public int CallsPerSecond => own.CallsPerSecond == 0 ? 0 : PlentyOfCalls;

    public bool Trades => own.Trades;

    public RestAnswer Answer(VenueModel venue, RestCall call)
    {
        if (Method == "POST")
        {
            return Told(player.Command(Path, call.Body)) ?? new RestAnswer(10001, "Denied: not in recording");
        }

        return Told(player.Read(Path, call.RawQuery, call.Text, venue.Clock.NowMs)) ?? own.Answer(venue, call);
    }

    private static RestAnswer? Told((int Status, string Body)? found) =>
        found is { } answer ? new RestAnswer(0, "") { Status = answer.Status, AsItStands = answer.Body } : null;
}
