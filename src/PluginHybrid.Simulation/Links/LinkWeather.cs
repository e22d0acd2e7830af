using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Links;

/// <summary>How long a message takes on its way.</summary>
/// <param name="day">Its seed and weather.</param>
/// <param name="purpose">What is carried.</param>
/// <param name="connection">Between whom.</param>
internal sealed class LinkWeather(Day day, string purpose, string connection)
{
    private readonly Chance _delay = Chance.Of(day.Seed, purpose, connection);
    private long _moment = -1;
    private int _count;

    /// <summary>The delay of one message that sets out now.</summary>
    /// <param name="now">The moment.</param>
    public long Delay(long now)
    {
        _count = now == _moment ? _count + 1 : 0;
        _moment = now;
        return day.Weather.Latency.Ticks + (long)(day.Weather.Jitter.Ticks * _delay.Share(now, _count));
    }
}
