using System.Globalization;
using System.Reflection;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Session;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Recordings.Digests;

/// <summary>Writes down a run for people to read and review: one line per event and decision, ticks summed per position and second.</summary>
/// <remarks>
/// Lines begin with the time since the recording's first moment, in seconds. What the hashes cover and these lines do not is
/// the single tick. Listens to a router from its making on; all calls come from inside the sequencer.
/// </remarks>
public sealed class GoldenText : IDisposable
{
    private readonly DateTimeOffset _start;
    private readonly List<string> _events = [];
    private readonly List<long> _eventInputs = [];
    private readonly List<string> _decisions = [];
    private readonly List<long> _decisionInputs = [];
    private readonly List<IDisposable> _subscriptions = [];
    private readonly SortedDictionary<PositionKey, TickSum> _ticks = [];
    private readonly EventText _eventText;
    private readonly DecisionText _decisionText;
    private long _second = long.MinValue;

    /// <summary>Begins to listen.</summary>
    /// <param name="router">Where events come from.</param>
    /// <param name="start">The recording's first moment.</param>
    public GoldenText(EventRouter router, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(router);
        _start = start;
        var names = new VenueNames();
        (_eventText, _decisionText) = (new EventText(names), new DecisionText(names));
        _subscriptions.Add(router.On<PositionUpdate>(EventNames.PositionUpdate, OnUpdate));
        _subscriptions.Add(router.On<CommandSettled>(CommandSettled.EventName, OnSettled));
        var subscribe = typeof(GoldenText).GetMethod(nameof(Subscribe), BindingFlags.Instance | BindingFlags.NonPublic)!;
        foreach (var type in EventTypes.ButUpdates)
        {
            subscribe.MakeGenericMethod(type).Invoke(this, [router]);
        }
    }

    /// <summary>All lines of events so far.</summary>
    public IReadOnlyList<string> Events
    {
        get
        {
            EndSecond();
            return _events;
        }
    }

    /// <summary>All lines of commands and answers so far.</summary>
    public IReadOnlyList<string> Decisions => _decisions;

    /// <summary>Number of the input that led to each line of <see cref="Events"/>; of a sum the last one.</summary>
    public IReadOnlyList<long> EventInputs
    {
        get
        {
            EndSecond();
            return _eventInputs;
        }
    }

    /// <summary>Number of the input that led to each line of <see cref="Decisions"/>.</summary>
    public IReadOnlyList<long> DecisionInputs => _decisionInputs;

    /// <summary>Takes a command that became an input.</summary>
    /// <param name="at">Its number and time.</param>
    /// <param name="request">Who asks what.</param>
    public void Take(in InputStamp at, CommandRequest request)
    {
        _decisionInputs.Add(at.Number);
        _decisions.Add($"{Since(at.Now)} {_decisionText.Of(request)}");
    }

    /// <summary>Listens no more; the lines stay.</summary>
    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }

        _subscriptions.Clear();
    }

    private void Subscribe<TEvent>(EventRouter router)
        where TEvent : struct, IHybridEvent => _subscriptions.Add(router.On<TEvent>("*", OnOther));

    private void OnOther<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent
    {
        EndSecond();
        _eventInputs.Add(happened.Stamp.Input);
        _events.Add($"{Since(happened.Stamp.ReceivedAt)} {_eventText.Of(happened)}");
    }

    private void OnSettled(in CommandSettled settled)
    {
        _decisionInputs.Add(settled.Stamp.Input);
        _decisions.Add($"{Since(settled.Stamp.ReceivedAt)} {_decisionText.Of(settled)}");
    }

    private void OnUpdate(in PositionUpdate update)
    {
        if (update.Cause != UpdateCause.Tick)
        {
            OnOther(update);
            return;
        }

        var second = (update.Stamp.ReceivedAt - _start).Ticks / TimeSpan.TicksPerSecond;
        if (second != _second)
        {
            EndSecond();
            _second = second;
        }

        if (!_ticks.TryGetValue(update.Position.Key, out var sum))
        {
            _ticks.Add(update.Position.Key, sum = new TickSum(update));
        }

        sum.Take(update);
    }

    private void EndSecond()
    {
        foreach (var (leg, sum) in _ticks)
        {
            _eventInputs.Add(sum.LastInput);
            _events.Add(string.Create(CultureInfo.InvariantCulture, $"{_second,6}.      {EventNames.PositionUpdate} {leg} {sum}"));
        }

        _ticks.Clear();
    }

    private string Since(DateTimeOffset at) => ((at - _start).Ticks / (decimal)TimeSpan.TicksPerSecond).ToString("0.000000", CultureInfo.InvariantCulture).PadLeft(13);
}
