using System.Globalization;
using System.Text;
using PluginHybrid.Core.Orders;
using PluginHybrid.Replay.Stories;

namespace PluginHybrid.Simulation.WhatIf;

/// <summary>A what-if report for people.</summary>
public static class WhatIfText
{
    private const int Shown = 20;

    /// <summary>What a recording cannot say.</summary>
    public static IReadOnlyList<string> Limits { get; } =
    [
        "orders and stops fill at the recorded best bid or ask, whatever their size: no liquidity, no slippage, no queue",
        "the market does not answer: recorded prices stay what they were, and there is no liquidation and no margin call",
        "what people did by hand they do again, at the same time and price, also where another position would have made them think twice",
        "decisions are the same when leg, command, figures, reason and outcome are; times may part by what the live host took, and are shown",
    ];

    /// <summary>Positions, results and decisions side by side, then what is not certain.</summary>
    /// <param name="report">The report.</param>
    /// <param name="recording">The recording as the person named it.</param>
    /// <param name="all">True shows every decision; else the first twenty that differ.</param>
    public static string Of(WhatIfReport report, string recording, bool all)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"what if: {recording}, {report.Length.TotalSeconds:0.0} s\n");
        Section(text, "changed", report.Changes.Count == 0 ? ["nothing"] : report.Changes);
        foreach (var (was, now) in report.Lives)
        {
            Life(text, was, now);
        }

        text.Append(CultureInfo.InvariantCulture, $"result  recorded {Money(report.Recorded.Result)}  what if {Money(report.Now.Result)}  difference {Money(report.Now.Result - report.Recorded.Result)}\n");
        Section(text, "notes", report.Remarks);
        Decisions(text, report, all);
        Section(text, "what a recording cannot say", Limits);
        return text.Append(report.IsSame ? "the same as recorded\n" : "not the same as recorded\n").ToString();
    }

    private static void Life(StringBuilder text, LifeStory? was, LifeStory? now)
    {
        var any = (was ?? now)!;
        text.Append(CultureInfo.InvariantCulture, $"{(any.Paper.Length > 0 ? $"on the paper of {any.Paper}: " : "")}{any.Leg} life {any.Life}: {any.Side}, opened at {any.OpenedAt.TotalSeconds:0.000} s\n");
        text.Append(CultureInfo.InvariantCulture, $"  {"",-12}{"recorded",-36}what if\n");
        Row(text, "size, entry", was, now, life => $"{OrderText.Figure(life.Size)} at {Price(life.EntryPrice)}");
        Row(text, "final stop", was, now, life => Price(life.FinalStop));
        if (was?.FinalTakeProfit is not null || now?.FinalTakeProfit is not null)
        {
            Row(text, "take-profit", was, now, life => Price(life.FinalTakeProfit));
        }

        Row(text, "closed", was, now, life => life.ClosedAt is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"{at.TotalSeconds:0.000} s {life.ClosedBy}{(life.ClosePrice is { } price ? $" at {OrderText.Figure(price)}" : "")}")
            : $"{OrderText.Figure(life.Left)} still open, mark {Price(life.Mark)}");
        Row(text, "result", was, now, life => life.Left > 0 ? $"{Money((life.Realised ?? 0) + life.Open)} ({Money(life.Open)} of it open)" : Money(life.Realised ?? 0));
    }

    private static void Row(StringBuilder text, string name, LifeStory? was, LifeStory? now, Func<LifeStory, string> value) => text.Append(
        CultureInfo.InvariantCulture, $"  {name,-12}{(was is null ? "-" : value(was)),-36}{(now is null ? "-" : value(now))}\n");

    private static void Decisions(StringBuilder text, WhatIfReport report, bool all)
    {
        var other = report.Decisions.Count(pair => !pair.IsSame);
        text.Append(
            CultureInfo.InvariantCulture, $"decisions: {report.Recorded.Decisions.Count} recorded, {report.Now.Decisions.Count} what if, {report.Decisions.Count - other} the same, {other} not\n");
        if (report.FirstDifference is { } first)
        {
            text.Append(CultureInfo.InvariantCulture, $"  the first that differs, at {first.At.TotalSeconds:0.000} s{(first.Recorded is { } was ? $", record {was.Record}" : "")}: {first.Plugin}, on {(first.Now ?? first.Recorded)!.Request.Cause}\n");
        }

        var shown = (all ? report.Decisions : report.Decisions.Where(pair => !pair.IsSame)).ToList();
        foreach (var pair in all ? shown : shown.Take(Shown))
        {
            if (pair.IsSame)
            {
                text.Append("  = ").Append(Line(pair.Recorded!)).Append(CultureInfo.InvariantCulture, $" (here {pair.Now!.At.TotalSeconds:0.000})\n");
                continue;
            }

            Side(text, '-', pair.Recorded);
            Side(text, '+', pair.Now);
        }

        if (!all && shown.Count > Shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"  and {shown.Count - Shown} more: --lines shows all\n");
        }
    }

    private static void Side(StringBuilder text, char sign, Decision? decision)
    {
        if (decision is not null)
        {
            text.Append("  ").Append(sign).Append(' ').Append(Line(decision)).Append('\n');
        }
    }

    private static string Line(Decision decision) => string.Create(
        CultureInfo.InvariantCulture,
        $"{decision.At.TotalSeconds,9:0.000} {decision.Request.Id} {decision.Words}: {decision.Request.Command.Because.ReplaceLineEndings(" ")} -> {decision.OutcomeWords}");

    private static void Section(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            text.Append(title).Append('\n');
            foreach (var line in lines)
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }
    }

    private static string Price(decimal? price) => price is { } given ? OrderText.Figure(given) : "none";

    private static string Money(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);
}
