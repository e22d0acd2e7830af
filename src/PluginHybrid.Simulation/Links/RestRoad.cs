using PluginHybrid.FakeExchange.Links;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Links;

/// <summary>The way of REST calls to the exchange and back, with its mishaps.</summary>
/// <param name="day">Seed and weather.</param>
/// <param name="timeline">Virtual time.</param>
/// <param name="trouble">What lasts at present.</param>
/// <param name="ask">Asks the exchange.</param>
/// <param name="refuse">A refusal in the venue's words.</param>
/// <param name="called">Hears of each call that reached the exchange.</param>
internal sealed class RestRoad(
    Day day, Timeline timeline, RestTrouble trouble, Func<LinkedCall, LinkedAnswer> ask, Func<int, string, LinkedAnswer> refuse, Action<LinkedCall, LinkedAnswer> called)
{
    private const int Down = 1;
    private const string Placing = "/v5/order/create";

    private readonly SortedDictionary<string, (LinkWeather There, LinkWeather Back, Chance Mishap)> _paths = new(StringComparer.Ordinal);
    private int _underWay;
    private int _orders;
    private long _moment = -1;
    private int _count;

    /// <summary>Calls and answers under way.</summary>
    public int Messages => _underWay;

    /// <summary>Of them orders, and answers to them.</summary>
    public int Orders => _orders;

    /// <summary>A call sets out.</summary>
    /// <param name="call">The call.</param>
    /// <param name="came">Takes the answer, if one comes.</param>
    /// <param name="broken">Told when the connection breaks.</param>
    public void Travel(LinkedCall call, Action<LinkedAnswer> came, Action<HttpRequestException> broken)
    {
        var now = timeline.Now;
        _count = now == _moment ? _count + 1 : 0;
        _moment = now;
        var (there, back, mishap) = Of(call.Path);
        var isLost = now < day.Length.Ticks && mishap.Hits(day.Weather.CallsLost, now, 4 * _count);
        if (isLost || trouble.Has(TroubleKind.RestSilent, call.Path, now))
        {
            if (isLost && mishap.Hits(0.5, now, (4 * _count) + Down))
            {
                After(call, there.Delay(now), () => broken(Cut()));
            }

            return;
        }

        After(call, there.Delay(now), () => Arrive(call, back, mishap, came, broken));
    }

    private static HttpRequestException Cut() =>
        new(HttpRequestError.ResponseEnded, "The response ended prematurely.");

    private void Arrive(LinkedCall call, LinkWeather back, Chance mishap, Action<LinkedAnswer> came, Action<HttpRequestException> broken)
    {
        var now = timeline.Now;
        var answer = trouble.Has(TroubleKind.RestDown, call.Path, now)
            ? new LinkedAnswer(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>", [], -1)
            : trouble.Has(TroubleKind.RateLimited, call.Path, now) ? refuse(10006, "Too many visits!")
            : ask(call);
        called(call, answer);
        var late = (long)((trouble.Amount(TroubleKind.RestSlow, call.Path, now) ?? 0) * TimeSpan.TicksPerMillisecond);
        var isLost = now < day.Length.Ticks && mishap.Hits(day.Weather.AnswersLost, now, 2);
        if (isLost || trouble.Has(TroubleKind.RestAnswerLost, call.Path, now))
        {
            if (mishap.Hits(0.5, now, 3))
            {
                After(call, back.Delay(now) + late, () => broken(Cut()));
            }

            return;
        }

        After(call, back.Delay(now) + late, () => came(answer));
    }

    private void After(LinkedCall call, long delay, Action then)
    {
        var order = call.Path == Placing ? 1 : 0;
        _underWay++;
        _orders += order;
        timeline.Put(timeline.Now + delay, () =>
        {
            _underWay--;
            _orders -= order;
            then();
        });
    }

    private (LinkWeather There, LinkWeather Back, Chance Mishap) Of(string path)
    {
        if (!_paths.TryGetValue(path, out var found))
        {
            _paths[path] = found = (new LinkWeather(day, "call", path), new LinkWeather(day, "answer", path), Chance.Of(day.Seed, "mishap", path));
        }

        return found;
    }
}
