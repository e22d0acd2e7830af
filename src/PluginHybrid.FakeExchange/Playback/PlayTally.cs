namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Counts what was played and what was not, and why.</summary>
internal sealed class PlayTally
{
    private const int FirstKept = 3;
    private readonly SortedDictionary<string, (string What, string Reason, int Count, List<RecordPlace> First)> _missed = new(StringComparer.Ordinal);

    /// <summary>Frames that at least one client was sent.</summary>
    public int Frames { get; private set; }

    /// <summary>Losses that were played.</summary>
    public int Losses { get; private set; }

    /// <summary>Snapshots made up for subscriptions the recording does not have there.</summary>
    public int Snapshots { get; private set; }

    public IReadOnlyList<Unplayed> Missed => [.. _missed.Values.Select(missed => new Unplayed(missed.What, missed.Reason, missed.Count, missed.First))];

    public void Frame() => Frames++;

    public void Loss() => Losses++;

    public void Snapshot() => Snapshots++;

    public void Miss(string what, string reason, RecordPlace place)
    {
        var key = $"{what} {reason}";
        var missed = _missed.TryGetValue(key, out var known) ? known : (what, reason, 0, []);
        if (missed.First.Count < FirstKept)
        {
            missed.First.Add(place);
        }

        _missed[key] = missed with { Count = missed.Count + 1 };
    }

    public void Miss(RecordedStep step, string reason)
    {
        switch (step)
        {
            case FrameStep frame:
                Miss($"{(frame.Connection.IsPrivate ? "private" : "public")} {(frame.Topic.Length > 0 ? frame.Topic : "(no topic)")}", reason, frame.Place);
                break;
            case LossStep loss:
                Miss($"{(loss.IsPrivate ? "private" : "public")} loss", reason, loss.Place);
                break;
        }
    }
}
