namespace PluginHybrid.Core.Orders;

/// <summary>Something only the venue can tell. While it is open nothing is sent for the leg.</summary>
/// <param name="about">What it is about.</param>
/// <param name="since">When it arose.</param>
/// <param name="code">The venue's code that raised it; 0 when there was none.</param>
/// <param name="text">In words.</param>
internal sealed class Question(Doubt about, DateTimeOffset since, int code, string text)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LastPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public Doubt About { get; } = about;

    public DateTimeOffset Since { get; } = since;

    public int Code { get; } = code;

    public string Text { get; } = text;

    /// <summary>The read under way; 0 when none is.</summary>
    public long Call { get; set; }

    /// <summary>When to read next; not while a read is under way.</summary>
    public DateTimeOffset NextAt { get; private set; } = since;

    private int Reads { get; set; }

    /// <summary>The command was told that its fate is not known: reads one last time before the leg goes on.</summary>
    /// <param name="now">Time of the input.</param>
    public void LookOnceMore(DateTimeOffset now)
    {
        Call = 0;
        NextAt = now + LastPause;
    }

    /// <summary>Reads again after a growing pause.</summary>
    /// <param name="now">Time of the input.</param>
    /// <param name="asked">What the venue asked for, if it did.</param>
    public void ReadAgain(DateTimeOffset now, TimeSpan? asked = null)
    {
        Call = 0;
        var pause = First * Math.Pow(2, Math.Min(Reads++, 5));
        pause = pause < Longest ? pause : Longest;
        NextAt = now + (asked > pause ? asked.Value : pause);
    }
}

/// <summary>Why the venue is asked.</summary>
internal enum Doubt
{
    /// <summary>The answer to a request was lost.</summary>
    Outcome,

    /// <summary>The venue sees no position to protect.</summary>
    ZeroPosition,

    /// <summary>The venue sees no position to reduce.</summary>
    NothingToReduce,

    /// <summary>The order to cancel is not there.</summary>
    OrderGone,

    /// <summary>The link id was used before: the order may be there already.</summary>
    Duplicate,
}
