using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>The trading rules of all symbols: read at the start, refreshed rarely, told of symbols somebody cares about.</summary>
/// <param name="sink">Where events go.</param>
/// <param name="call">Makes a read.</param>
/// <param name="backoff">Waits after failures.</param>
internal sealed class InstrumentBook(SessionEvents sink, Func<Func<long, RestCall>, long> call, Backoff backoff)
{
    // Limits change on the 3rd and 17th of a month (FACTS §8.3), new symbols come any day.
    private static readonly TimeSpan Refresh = TimeSpan.FromHours(6);

    private readonly Dictionary<string, Instrument> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instrument> _told = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _wanted = new(StringComparer.Ordinal);
    private long _call;
    private int _failures;

    /// <summary>When <see cref="Due"/> should be called.</summary>
    public DateTimeOffset NextDue { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The rules of a symbol; <c>null</c> until read.</summary>
    public Instrument? Find(string symbol) => _known.GetValueOrDefault(symbol);

    /// <summary>Reads them all.</summary>
    public void Read()
    {
        NextDue = DateTimeOffset.MaxValue;
        _call = call(id => new ReadInstruments(id));
    }

    /// <summary>Reads again when it is time.</summary>
    public void Due()
    {
        if (sink.Now >= NextDue)
        {
            Read();
        }
    }

    /// <summary>Takes an answer. False when it is not to our read.</summary>
    public bool Take(RestAnswer answer)
    {
        if (_call == 0 || answer.Id != _call)
        {
            return false;
        }

        _call = 0;
        if (answer is not InstrumentsRead read)
        {
            var wait = backoff.DelayBefore(++_failures);
            NextDue = sink.Now + (answer is RestFailed { RetryAfter: { } asked } && asked > wait ? asked : wait);
            return true;
        }

        _failures = 0;
        NextDue = sink.Now + Refresh;
        foreach (var instrument in read.Instruments)
        {
            _known[instrument.Symbol] = instrument;
        }

        foreach (var symbol in _wanted)
        {
            Tell(symbol);
        }

        return true;
    }

    /// <summary>Somebody cares about a symbol: its rules are told now or as soon as they are read, and when they change.</summary>
    public void Want(string symbol)
    {
        _wanted.Add(symbol);
        Tell(symbol);
    }

    private void Tell(string symbol)
    {
        if (_known.TryGetValue(symbol, out var instrument) && _told.GetValueOrDefault(symbol) != instrument)
        {
            _told[symbol] = instrument;
            sink.Publish(new InstrumentUpdate(sink.NextStamp(), instrument));
        }
    }
}
