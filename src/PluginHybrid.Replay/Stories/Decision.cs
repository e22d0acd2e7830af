using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Replay.Stories;

/// <summary>What a plugin decided, and what became of it.</summary>
/// <param name="At">When it gave the command, since the recording's first moment.</param>
/// <param name="Record">The command's record.</param>
/// <param name="Request">The command.</param>
/// <param name="Outcome">The answer; <c>null</c> when none came before the end.</param>
public sealed record Decision(TimeSpan At, long Record, CommandRequest Request, OrderOutcome? Outcome)
{
    /// <summary>What was asked of which leg and why, and the answer: the same for two runs that decided the same.</summary>
    /// <remarks>Time, cause and the venue's ids and words are left out.</remarks>
    public string Same => $"{Request.Id.Plugin} {Request.Mode} {Words}: {Request.Command.Because} -> {OutcomeWords}";

    /// <summary><c>BTCUSDT#0 set-stop 65182 mark</c></summary>
    public string Words => $"{Request.Command.Leg} {OrderText.Of(Request.Command)}";

    /// <summary><c>accepted 65182</c>, <c>denied never-looser</c>, <c>rejected 110043</c>, …</summary>
    public string OutcomeWords => Outcome switch
    {
        null => "no answer",
        Rejected rejected => FormattableString.Invariant($"rejected {rejected.Code}"),
        Denied denied => $"denied {denied.Rule}",
        NotModified => "not-modified",
        Unknown => "unknown",
        _ => OrderText.Of(Outcome),
    };
}
