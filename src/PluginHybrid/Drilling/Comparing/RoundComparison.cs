namespace PluginHybrid.Drilling.Comparing;

/// <summary>Compares a killed run with the unbroken one: per leg and kind of command the same, in the same order, whatever the time; and the same end.</summary>
internal static class RoundComparison
{
    /// <summary>All that differs, worst first.</summary>
    /// <param name="whole">The unbroken run.</param>
    /// <param name="killed">The killed one.</param>
    public static IReadOnlyList<Difference> Of(RoundResult whole, RoundResult killed)
    {
        var found = new List<Difference>();
        var keys = whole.Commands.Concat(killed.Commands).Select(command => (command.Leg, command.Kind)).Distinct().OrderBy(key => key.Leg, StringComparer.Ordinal).ThenBy(key => key.Kind);
        foreach (var (leg, kind) in keys)
        {
            var (wanted, sent) = (Of(whole, leg, kind), Of(killed, leg, kind));
            found.AddRange(kind is SentKind.Order or SentKind.Cancel ? Orders(leg, wanted, sent) : Stops(leg, wanted, sent, IsGone(kind, leg, whole, killed)));
        }

        found.AddRange(whole.Ends.Except(killed.Ends).Select(end => new Difference(DifferenceKind.OtherEnd, $"wanted at the end {end}, found {Like(end, killed.Ends)}")));
        found.AddRange(killed.Ends.Where(end => Like(end, whole.Ends) == "nothing").Select(end => new Difference(DifferenceKind.OtherEnd, $"wanted at the end nothing, found {end}")));
        return [.. found.OrderByDescending(difference => difference.Fails)];
    }

    private static IEnumerable<Difference> Orders(string leg, List<SentCommand> wanted, List<SentCommand> sent)
    {
        foreach (var growing in sent.Where(order => order is { Kind: SentKind.Order, IsDone: true, ReduceOnly: false } && wanted.TrueForAll(other => other.What != order.What)))
        {
            yield return new Difference(DifferenceKind.GrowingOrder, $"{growing} is not reduce-only");
        }

        foreach (var again in sent.Where(order => order.IsRepeat))
        {
            yield return new Difference(DifferenceKind.SentAgain, $"{again} came again under the same id; the venue did nothing");
        }

        var (was, became) = (wanted.Where(order => order.IsDone).ToList(), sent.Where(order => order.IsDone).ToList());
        foreach (var difference in was.Select(order => order.What).SequenceEqual(became.Select(order => order.What)) ? [] : Otherwise(leg, was, became))
        {
            yield return difference;
        }
    }

    private static List<Difference> Otherwise(string leg, List<SentCommand> was, List<SentCommand> became)
    {
        if (became.Count < was.Count && became.TrueForAll(order => order.ReduceOnly) && was.Sum(order => order.Value) == became.Sum(order => order.Value))
        {
            return [new Difference(DifferenceKind.OrdersJoined, $"{leg}: {Words(became.Select(order => order.What))} instead of {Words(was.Select(order => order.What))}")];
        }

        var (left, more) = (was.ToList(), new List<SentCommand>());
        foreach (var order in became)
        {
            if (left.FindIndex(other => other.What == order.What) is >= 0 and var at)
            {
                left.RemoveAt(at);
            }
            else
            {
                more.Add(order);
            }
        }

        return more.Count + left.Count == 0
            ? [new Difference(DifferenceKind.SecondOrder, $"{leg}: the same orders in another order: {Words(became.Select(order => order.What))}")]
            : [
                .. more.Select(order => new Difference(DifferenceKind.SecondOrder, $"{order}{(order.LinkId.Length > 0 ? $" ({order.LinkId})" : "")}, which the unbroken run has not, or not as often")),
                .. left.Select(order => new Difference(DifferenceKind.MissingOrder, $"{order} is missing, which the unbroken run has")),
            ];
    }

    private static IEnumerable<Difference> Stops(string leg, List<SentCommand> wanted, List<SentCommand> sent, bool isGone)
    {
        foreach (var looser in sent.Where(stop => stop is { IsDone: true, Loosens: true } && !wanted.Exists(other => other.Loosens && other.Value == stop.Value)))
        {
            yield return new Difference(DifferenceKind.LooserStop, $"{looser} after {SentCommand.Text(looser.StopBefore)}");
        }

        foreach (var again in sent.Where((stop, at) => IsAgain(sent, at)))
        {
            yield return new Difference(DifferenceKind.SentAgain, $"{again} came again; it changed nothing");
        }

        var (before, now) = (Done(wanted), Done(sent));
        foreach (var life in before.Concat(now).Select(stop => stop.Life).Distinct().Order())
        {
            var (was, became) = (before.Where(stop => stop.Life == life).Select(stop => stop.What).ToList(), now.Where(stop => stop.Life == life).Select(stop => stop.What).ToList());
            if (was.SequenceEqual(became))
            {
                continue;
            }

            yield return isGone || was.LastOrDefault() == became.LastOrDefault()
                ? new Difference(DifferenceKind.StopsBetween, $"{leg}: {Words(became.Except(was))} instead of {Words(was.Except(became))}")
                : new Difference(DifferenceKind.LastStop, $"{leg}, life {life}: wanted at last {was.LastOrDefault() ?? "none"}, found {became.LastOrDefault() ?? "none"}");
        }
    }

    // Where both runs end flat, a take profit only shows how far it came before; and so do stops of a position that went in one instead of in parts.
    private static bool IsGone(SentKind kind, string leg, RoundResult whole, RoundResult killed) =>
        whole.Ends.Contains($"{leg} flat") && killed.Ends.Contains($"{leg} flat")
        && (kind == SentKind.TakeProfit || Orders(leg, Of(whole, leg, SentKind.Order), Of(killed, leg, SentKind.Order)).Any(difference => difference.Kind == DifferenceKind.OrdersJoined));

    // The same value twice in a row, or a value the venue had already.
    private static bool IsAgain(List<SentCommand> sent, int at) =>
        sent[at].IsRepeat || (sent[at].IsDone && sent.Take(at).LastOrDefault(stop => stop.IsDone) is { } before && before.What == sent[at].What && before.Life == sent[at].Life);

    private static List<SentCommand> Done(List<SentCommand> sent) => [.. sent.Where((stop, at) => stop.IsDone && !IsAgain(sent, at))];

    private static List<SentCommand> Of(RoundResult run, string leg, SentKind kind) => [.. run.Commands.Where(command => command.Leg == leg && command.Kind == kind)];

    private static string Like(string end, IReadOnlyList<string> ends) => ends.FirstOrDefault(other => other.Split(' ')[0] == end.Split(' ')[0]) ?? "nothing";

    private static string Words(IEnumerable<string> texts) => string.Join(", ", texts) is { Length: > 0 } words ? words : "none";
}
