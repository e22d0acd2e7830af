namespace PluginHybrid.Core.Connections;

/// <summary>One line of the <see cref="SubscriptionBook"/>.</summary>
/// <param name="topic">The topic.</param>
internal sealed class TopicEntry(string topic)
{
    public string Topic { get; } = topic;

    public TopicState State { get; set; } = TopicState.Wanted;

    /// <summary>The request that is waited for; empty when none is.</summary>
    public string ReqId { get; set; } = "";

    /// <summary>Requests sent without success on this connection.</summary>
    public int Attempts { get; set; }

    /// <summary>True when it is, or must be, asked for alone: then an answer speaks of it, whatever topic it names.</summary>
    public bool Alone { get; set; }

    /// <summary>True once it was told to be on or refused.</summary>
    public bool Announced { get; set; }

    /// <summary>True while the venue may send it, whatever we make of it: it was on, or asked for without an answer, on this connection.</summary>
    public bool MayBeOn { get; set; }

    /// <summary>When the answer, or the end of the rest, is due.</summary>
    public DateTimeOffset Due { get; set; } = DateTimeOffset.MaxValue;

    public void Become(TopicState state, DateTimeOffset due)
    {
        State = state;
        Due = due;
    }

    /// <summary>Asks again, alone, for what was asked for: to be on, or to be off.</summary>
    public void AskAloneAgain()
    {
        Become(State == TopicState.Leaving ? TopicState.Leaving : TopicState.Wanted, DateTimeOffset.MaxValue);
        ReqId = "";
        Alone = true;
    }

    public void Restart()
    {
        Become(TopicState.Wanted, DateTimeOffset.MaxValue);
        ReqId = "";
        Attempts = 0;
        Alone = false;
    }
}
