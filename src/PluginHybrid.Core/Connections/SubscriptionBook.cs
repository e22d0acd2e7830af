using System.Collections.Immutable;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Core.Connections;

/// <summary>Which topics a stream wants, which it has, and which it is leaving.</summary>
/// <remarks>
/// A request frame is refused as a whole, and which of its topics are then on is not documented (FACTS §3): after a
/// refusal each of its topics is asked for alone, so one bad symbol never stops the others. Order of topics is the
/// order in which they were wanted.
/// </remarks>
/// <param name="options">Batch size, ack deadline, attempts.</param>
/// <param name="ids">Numbers the requests.</param>
/// <param name="listener">Told of every topic that is on, off or refused.</param>
internal sealed class SubscriptionBook(ConnectionOptions options, RequestIds ids, IConnectionListener listener)
{
    // Between two requests to leave a topic of which the first was refused.
    private static readonly TimeSpan LeaveRest = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, TopicEntry> _byTopic = new(StringComparer.Ordinal);
    private readonly List<TopicEntry> _entries = [];

    // Requests without an answer on this connection, and whether they subscribe.
    private readonly Dictionary<string, bool> _inFlight = new(StringComparer.Ordinal);

    /// <summary>When <see cref="Due"/> should next be called.</summary>
    public DateTimeOffset NextDue => _entries.Count == 0 ? DateTimeOffset.MaxValue : _entries.Min(entry => entry.Due);

    /// <summary>The state of a topic, or <c>null</c> when nobody wants it.</summary>
    public TopicState? StateOf(string topic) => _byTopic.TryGetValue(topic, out var entry) ? entry.State : null;

    /// <summary>Wants a topic. Wanting it twice is wanting it once.</summary>
    public void Want(string topic)
    {
        if (!_byTopic.TryGetValue(topic, out var entry))
        {
            entry = new TopicEntry(topic);
            _byTopic.Add(topic, entry);
            _entries.Add(entry);
        }
        else if (entry.State == TopicState.Leaving)
        {
            entry.Restart();
        }
    }

    /// <summary>No longer wants a topic. The next <see cref="Pump"/> sends the request if one is needed.</summary>
    public void Leave(string topic)
    {
        if (!_byTopic.TryGetValue(topic, out var entry) || entry.State == TopicState.Leaving)
        {
            return;
        }

        if (entry.State is TopicState.Asked or TopicState.Confirmed || entry.MayBeOn)
        {
            entry.Restart();
            entry.State = TopicState.Leaving;
        }
        else
        {
            Remove(entry);
        }
    }

    /// <summary>The connection began anew or ended: nothing is on, everything wanted is wanted again.</summary>
    public void Reset()
    {
        _inFlight.Clear();
        foreach (var entry in _entries.ToArray())
        {
            entry.MayBeOn = false;
            if (entry.State == TopicState.Leaving)
            {
                Remove(entry);
            }
            else
            {
                entry.Restart();
            }
        }
    }

    /// <summary>Takes the requests that should go out now.</summary>
    public IReadOnlyList<WireRequest> Pump(DateTimeOffset now)
    {
        var requests = new List<WireRequest>();

        // What leaves goes first: it makes room, within the venue's limit, for what comes.
        foreach (var batch in Batches(_entries.Where(entry => entry is { State: TopicState.Leaving, ReqId: "" })))
        {
            requests.Add(new UnsubscribeRequest(Ask(batch, TopicState.Leaving, now), Names(batch)));
        }

        RefuseBeyondLimit(now);
        foreach (var batch in Batches(_entries.Where(entry => entry.State == TopicState.Wanted)))
        {
            requests.Add(new SubscribeRequest(Ask(batch, TopicState.Asked, now), Names(batch)));
        }

        return requests;
    }

    /// <summary>Data of a topic arrived: as good as an acknowledgement, and often earlier (FACTS §3).</summary>
    public void Data(string topic)
    {
        if (_byTopic.TryGetValue(topic, out var entry) && entry.State is TopicState.Asked or TopicState.Refused)
        {
            Confirm(entry, wasOnAlready: false);
        }
    }

    /// <summary>The venue answered a request. Answers nobody waits for are ignored.</summary>
    public void Reply(SubscribeReply reply, DateTimeOffset now)
    {
        var reqId = reply.ReqId.Length > 0 ? reply.ReqId : OnlyOneItCanMean(reply);
        if (!_inFlight.TryGetValue(reqId, out var isSubscribe) || isSubscribe != reply.IsSubscribe)
        {
            return;
        }

        _inFlight.Remove(reqId);
        foreach (var entry in _entries.Where(entry => entry.ReqId == reqId).ToArray())
        {
            Answer(entry, reply, now);
        }
    }

    /// <summary>Looks for answers that did not come and rests that are over; <see cref="Pump"/> then asks again.</summary>
    public void Due(DateTimeOffset now)
    {
        foreach (var entry in _entries.Where(entry => entry.Due <= now).ToArray())
        {
            // Asked and not answered: the venue may have done it.
            entry.MayBeOn |= entry.State != TopicState.Refused;
            if (entry.State == TopicState.Refused)
            {
                entry.Restart();
                entry.Alone = true;
            }
            else if (entry.Attempts < options.AckAttempts)
            {
                _inFlight.Remove(entry.ReqId);
                entry.AskAloneAgain();
            }
            else if (entry.State == TopicState.Leaving)
            {
                Remove(entry);
            }
            else
            {
                Refuse(entry, $"no answer to {entry.Attempts} requests within {options.AckTimeout.TotalSeconds:0.#} s each", now);
            }
        }
    }

    private static ImmutableArray<string> Names(TopicEntry[] batch) => [.. batch.Select(entry => entry.Topic)];

    private TopicEntry[][] Batches(IEnumerable<TopicEntry> entries)
    {
        var all = entries.ToLookup(entry => entry.Alone);
        return [.. all[false].Chunk(options.TopicsPerRequest), .. all[true].Chunk(1)];
    }

    private void Answer(TopicEntry entry, SubscribeReply reply, DateTimeOffset now)
    {
        if (reply.Verdict == SubscribeVerdict.Confirmed && reply.IsSubscribe)
        {
            Confirm(entry, wasOnAlready: false);
        }
        else if (reply.Verdict != SubscribeVerdict.Confirmed && !entry.Alone && reply.Topic != entry.Topic)
        {
            // The request was refused as a whole, for another topic or for its shape.
            entry.Attempts = 0;
            entry.AskAloneAgain();
        }
        else if (!reply.IsSubscribe)
        {
            Left(entry, reply.Verdict, now);
        }
        else if (reply.Verdict == SubscribeVerdict.AlreadySubscribed)
        {
            Confirm(entry, wasOnAlready: true);
        }
        else
        {
            Refuse(entry, reply.Message, now);
        }
    }

    // Whoever refused may have it on still: it would be sent for as long as the connection lives.
    private void Left(TopicEntry entry, SubscribeVerdict verdict, DateTimeOffset now)
    {
        if (verdict is SubscribeVerdict.Confirmed or SubscribeVerdict.UnknownTopic || entry.Attempts >= options.AckAttempts)
        {
            Remove(entry);
        }
        else
        {
            entry.Become(TopicState.Leaving, now + LeaveRest);
        }
    }

    /// <summary>Without an id an answer is told by the topic it names, or when one request only is in flight.</summary>
    private string OnlyOneItCanMean(SubscribeReply reply)
    {
        if (reply.Topic is not null && _byTopic.TryGetValue(reply.Topic, out var named) && named.ReqId.Length > 0)
        {
            return named.ReqId;
        }

        var candidates = _inFlight.Where(request => request.Value == reply.IsSubscribe).Take(2).ToArray();
        return candidates.Length == 1 ? candidates[0].Key : "";
    }

    private string Ask(TopicEntry[] batch, TopicState state, DateTimeOffset now)
    {
        var reqId = ids.Next();
        _inFlight.Add(reqId, state == TopicState.Asked);
        foreach (var entry in batch)
        {
            entry.Become(state, now + options.AckTimeout);
            entry.ReqId = reqId;
            entry.Alone = batch.Length == 1;
            entry.Attempts++;
            if (state == TopicState.Asked)
            {
                listener.TopicRequested(entry.Topic);
            }
        }

        return reqId;
    }

    private void RefuseBeyondLimit(DateTimeOffset now)
    {
        var used = _entries.Where(entry => entry.State is TopicState.Asked or TopicState.Confirmed).Sum(entry => entry.Topic.Length);
        foreach (var entry in _entries.Where(entry => entry.State == TopicState.Wanted).ToArray())
        {
            used += entry.Topic.Length;
            if (used > options.TopicCharacters)
            {
                used -= entry.Topic.Length;
                Refuse(entry, $"the topics of one connection may have {options.TopicCharacters} characters in all, and they are used up", now);
            }
        }
    }

    private void Confirm(TopicEntry entry, bool wasOnAlready)
    {
        entry.Restart();
        entry.State = TopicState.Confirmed;
        entry.MayBeOn = true;
        entry.Announced = true;
        listener.TopicConfirmed(entry.Topic, wasOnAlready);
    }

    private void Refuse(TopicEntry entry, string reason, DateTimeOffset now)
    {
        entry.ReqId = "";
        entry.Become(TopicState.Refused, now + options.RefusedRest);
        entry.Announced = true;
        listener.TopicRefused(entry.Topic, reason);
    }

    private void Remove(TopicEntry entry)
    {
        _byTopic.Remove(entry.Topic);
        _entries.Remove(entry);
        listener.TopicLeft(entry.Topic, entry.Announced);
    }
}
