using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.People;

/// <summary>Lets a person act on time, from the moment somebody first listens to the private position topic.</summary>
internal sealed class PersonDriver : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly Exchange _exchange;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long? _began;

    public PersonDriver(Exchange exchange, PersonScript script, TimeProvider time)
    {
        (_exchange, _time, Person) = (exchange, time, new Person(script));
        _timer = time.CreateTimer(_ => Act(), null, Look, Look);
    }

    public Person Person { get; }

    public void Dispose() => _timer.Dispose();

    private void Act() => _exchange.Do(venue =>
    {
        var heard = _exchange.Connections.Open(ConnectionKind.Private).Any(connection => connection.Subscribes("position") || connection.Subscribes("position.linear"));
        if (_began is null && heard)
        {
            _began = _time.GetTimestamp();
        }

        if (_began is { } began)
        {
            Person.Act(venue, _time.GetElapsedTime(began));
        }
    });
}
