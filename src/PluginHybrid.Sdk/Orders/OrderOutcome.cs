namespace PluginHybrid.Sdk.Orders;

/// <summary>What became of a command: one of the five below, and nothing is thrown.</summary>
/// <param name="Command">Plugin and number of the command, for example <c>trailing-stop/17</c>; what <c>hybrid why</c> takes.</param>
/// <example><code>
/// OrderOutcome outcome = await Orders.Submit(command);
/// if (outcome.IsDone) { stop = command.Price; }
/// switch (outcome)
/// {
///     case Denied denied: Log.Warning($"{denied.Command}: {denied.Reason} {denied.Fix}"); break;
///     case Rejected rejected: Log.Warning(rejected.Text); break;
///     case Unknown: break; // the host looks it up; the next update shows the truth
/// }
/// </code></example>
public abstract record OrderOutcome(string Command)
{
    /// <summary>True when the venue is now as the command wanted it: <see cref="Accepted"/> or <see cref="NotModified"/>.</summary>
    public bool IsDone => this is Accepted or NotModified;

    /// <summary>Why it is not done, in one line for a log: rule and fix, the venue's code and text, or what is not known. <c>null</c> when it is done.</summary>
    /// <example><code>if (outcome.DescribeProblem() is { } problem) { Log.Warning(problem); }</code></example>
    public string? DescribeProblem() => this switch
    {
        Denied denied => $"{denied.Rule}: {denied.Reason} {denied.Fix}".TrimEnd(),
        Rejected rejected => $"the venue refused it ({rejected.Code}): {rejected.Text}",
        Unknown unknown => $"not known whether it was done: {unknown.Reason}",
        _ => null,
    };
}

/// <summary>The venue took it. Of an order that is not the fill: that comes as an event.</summary>
/// <param name="Command">Plugin and number.</param>
/// <example><code>
/// if (outcome is Accepted { OrderLinkId.Length: &gt; 0 } placed)
/// {
///     _chased = placed.OrderLinkId;
///     Log.Debug($"{placed.Quantity} at {placed.Price}, {(placed.WasSent ? "sent" : "not sent")}");
/// }
/// </code></example>
public sealed record Accepted(string Command) : OrderOutcome(Command)
{
    /// <summary>Our id of the order, for <see cref="CancelOrder"/>; empty for stops, which have none.</summary>
    public string OrderLinkId { get; init; } = "";

    /// <summary>The price after rounding; <c>null</c> for a market order.</summary>
    public decimal? Price { get; init; }

    /// <summary>The quantity after rounding and cutting; <c>null</c> for stops.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>False in shadow and paper mode: nothing went to the venue.</summary>
    public bool WasSent { get; init; } = true;
}

/// <summary>It was so before; nothing was changed. As good as accepted.</summary>
/// <param name="Command">Plugin and number.</param>
/// <param name="Reason">In words.</param>
/// <example><code>if (outcome is NotModified { OrderLinkId.Length: &gt; 0 } same) { _chased = same.OrderLinkId; Log.Debug(same.Reason); }</code></example>
public sealed record NotModified(string Command, string Reason) : OrderOutcome(Command)
{
    /// <summary>Of a close at a limit: our id of this plugin's order that closes the leg at a limit already, for <see cref="CancelOrder"/>. It may still be on its
    /// way, and may be refused then. Empty for all else, also when the order is another plugin's, which nobody else may cancel.</summary>
    public string OrderLinkId { get; init; } = "";
}

/// <summary>The venue refused, and nothing was done.</summary>
/// <param name="Command">Plugin and number.</param>
/// <param name="Code">The venue's <c>retCode</c>; 0 when it had none.</param>
/// <param name="Text">The venue's text, redacted.</param>
/// <example><code>if (outcome is Rejected { Code: not 110017 } rejected) { Log.Warning(rejected.Text); } // 110017: already closed</code></example>
public sealed record Rejected(string Command, int Code, string Text) : OrderOutcome(Command);

/// <summary>This host did not send it.</summary>
/// <param name="Command">Plugin and number.</param>
/// <param name="Rule">Which rule, one word of a fixed list, for example <c>never-looser</c>, <c>capability</c>, <c>halted</c>, <c>stale</c>.</param>
/// <param name="Reason">In words, with the figures.</param>
/// <param name="Fix">What would let it through, or empty when nothing should.</param>
/// <example><code>if (outcome is Denied { Rule: not "never-looser" } denied) { Log.Warning($"{denied.Reason} {denied.Fix}"); } // never-looser: another plugin holds a tighter one</code></example>
public sealed record Denied(string Command, string Rule, string Reason, string Fix = "") : OrderOutcome(Command);

/// <summary>Whether the venue acted is not known. The host asks the venue before anything is sent for this leg again.</summary>
/// <param name="Command">Plugin and number.</param>
/// <param name="Reason">In words.</param>
/// <example><code>if (outcome is Unknown unknown) { Log.Information(unknown.Reason); return; } // decide again on the next update</code></example>
public sealed record Unknown(string Command, string Reason) : OrderOutcome(Command);
