namespace PluginHybrid.FakeExchange.Controls;

/// <summary>What becomes of an answer to a client's request.</summary>
public abstract record ReplyPlan
{
    /// <summary>The answer goes out at once.</summary>
    public static ReplyPlan Send { get; } = new SendReply();

    /// <summary>The answer never comes.</summary>
    public static ReplyPlan Withhold { get; } = new WithholdReply();

    /// <summary>The answer comes late.</summary>
    /// <param name="delay">How late, by the options' <see cref="TimeProvider"/>.</param>
    public static ReplyPlan DelayBy(TimeSpan delay) => new DelayReply(delay);

    /// <summary>The answer is written anew: another id, another shape. What it answers is carried out.</summary>
    /// <param name="rewrite">The answer's text in, the text to send out.</param>
    public static ReplyPlan Rewrite(Func<string, string> rewrite) => new RewriteReply(rewrite);

    /// <summary>The request is refused.</summary>
    /// <param name="message">The <c>ret_msg</c>.</param>
    public static ReplyPlan Refuse(string message) => new RefuseReply(message);
}

/// <summary>See <see cref="ReplyPlan.Send"/>.</summary>
internal sealed record SendReply : ReplyPlan;

/// <summary>See <see cref="ReplyPlan.Withhold"/>.</summary>
internal sealed record WithholdReply : ReplyPlan;

/// <summary>See <see cref="ReplyPlan.DelayBy"/>.</summary>
internal sealed record DelayReply(TimeSpan Delay) : ReplyPlan;

/// <summary>See <see cref="ReplyPlan.Refuse"/>.</summary>
internal sealed record RefuseReply(string Message) : ReplyPlan;

/// <summary>See <see cref="ReplyPlan.Rewrite"/>.</summary>
internal sealed record RewriteReply(Func<string, string> Change) : ReplyPlan;
