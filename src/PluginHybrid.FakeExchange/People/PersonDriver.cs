using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.People;

/// <summary>Lets a person act on time, from the moment somebody first listens to the private position topic.</summary>
/// <remarks>A script that waits has a clock that stands still while nobody listens.</remarks>
internal sealed class PersonDriver : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Listen = TimeSpan.FromMilliseconds(10);
    private readonly Exchange _exchange;
    private readonly TimeProvider _time;
    private readonly bool _waits;
    private readonly ITimer? _timer;
    private TimeSpan _elapsed;
    private long? _looked;

    public PersonDriver(Exchange exchange, PersonScript script, TimeProvider time)
    {
        (_exchange, _time, _waits, Person) = (exchange, time, script.Waits, new Person(script));
        _timer = time.CreateTimer(_ => Act(), null, Listen, Listen);
    }

    public Person Person { get; }

    public void Dispose() => _timer?.Dispose();

    private void Act() => _exchange.Do(venue =>
    {
        var heard = _exchange.Connections.Open(ConnectionKind.Private).Any(connection => connection.Subscribes("position") || connection.Subscribes("position.linear"));
        if (_looked is null && !heard)
        {
            return;
        }

        if (_looked is null)
        {
            // A step at the very beginning is not kept waiting; prices that the script drives move at the slower pace.
            _timer?.Change(Listen, Look);
        }

        var looked = _time.GetTimestamp();
        _elapsed += heard || !_waits ? _time.GetElapsedTime(_looked ?? looked, looked) : TimeSpan.Zero;
        _looked = looked;
        if (heard || !_waits)
        {
            Person.Act(venue, _elapsed);
        }
    });
}
