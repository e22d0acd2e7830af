using System.Globalization;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Answers reads: with the recorded pair where it tells what is true now, else with what the recording implies.</summary>
internal sealed class ReadBook
{
    private const int PageRows = 20;
    private readonly SortedDictionary<string, (List<RecordedExchange> Pairs, int Next)> _pairs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long[]> _changes = new(StringComparer.Ordinal);
    private readonly PlayTally _tally;

    public ReadBook(RecordedSession session, PlayTally tally)
    {
        _tally = tally;
        foreach (var pair in session.Exchanges.Where(exchange => !exchange.IsCommand && !RestRoutes.IsLive(exchange.Path)))
        {
            if (!pair.HasReply)
            {
                tally.Miss($"{pair.Method} {pair.Path}", "had-no-answer", pair.Asked);
                continue;
            }

            if (!_pairs.TryGetValue(pair.Key, out var known))
            {
                _pairs.Add(pair.Key, known = ([], 0));
            }

            known.Pairs.Add(pair);
        }

        foreach (var topic in (string[])["position", "order", "execution"])
        {
            _changes[topic] = [.. session.Steps.OfType<FrameStep>().Where(frame => frame.Connection.IsPrivate && frame.Topic.Split('.')[0] == topic).Select(frame => frame.Place.Number)];
        }
    }

    /// <summary>The first answer of each read of the account: what was so when the recording began.</summary>
    public IEnumerable<RecordedExchange> Beginnings => _pairs.Values.Select(known => known.Pairs[0]).Where(pair => RestRoutes.TopicOf(pair.Path) is not null);

    /// <summary>Recorded answers nobody asked for, in no order.</summary>
    public IEnumerable<RecordedExchange> Left => _pairs.Values.SelectMany(known => known.Pairs.Skip(known.Next));

    /// <summary>Answers a read.</summary>
    /// <param name="path">The path.</param>
    /// <param name="query">The query.</param>
    /// <param name="next">Number of the record that is played next.</param>
    /// <returns>The recorded pair; null when what the recording implies must answer, or nobody.</returns>
    public RecordedExchange? Take(string path, string query, long next)
    {
        var key = RecordedExchange.KeyOf(path, query);
        if (!_pairs.TryGetValue(key, out var known))
        {
            return null;
        }

        if (RestRoutes.TopicOf(path) is not { } topic)
        {
            var pair = known.Pairs[Math.Min(known.Next, known.Pairs.Count - 1)];
            _pairs[key] = known with { Next = Math.Min(known.Next + 1, known.Pairs.Count) };
            return pair;
        }

        // Answers whose time has gone by are not told any more: frames after them have changed what they say.
        while (known.Next < known.Pairs.Count)
        {
            var pair = known.Pairs[known.Next];
            if (!Changed(topic, pair.Asked.Number, next))
            {
                _pairs[key] = known with { Next = known.Next + 1 };
                return pair;
            }

            if (pair.Asked.Number > next)
            {
                break;
            }

            _tally.Miss($"{pair.Method} {pair.Path}", "superseded", pair.Asked);
            known = known with { Next = known.Next + 1 };
        }

        _pairs[key] = known;
        return null;
    }

    /// <summary>The rows a read asks for, as the recording implies them.</summary>
    /// <param name="path">A route of the account.</param>
    /// <param name="text">A parameter of the call; empty when it is not given.</param>
    /// <param name="account">What is so now.</param>
    /// <param name="nowMs">The venue's time.</param>
    public static string Page(string path, Func<string, string> text, AccountState account, long nowMs)
    {
        var limit = int.TryParse(text("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : PageRows;
        return RestRows.Page([.. Rows(path, text, account)], limit, text("cursor"), nowMs);
    }

    private static IEnumerable<RawRow> Rows(string path, Func<string, string> text, AccountState account)
    {
        var (symbol, orderId, linkId) = (text("symbol"), text("orderId"), text("orderLinkId"));
        switch (path)
        {
            case RestRoutes.Positions:
                return account.Positions.Where(row => symbol.Length > 0 ? row["symbol"] == symbol : row["size"] is not ("" or "0") && SettlesIn(row, text("settleCoin")));
            case RestRoutes.Fills:
                return account.Fills.Where(row => (symbol.Length == 0 || row["symbol"] == symbol) && (orderId.Length == 0 || row["orderId"] == orderId)).Reverse();
            default:
                var orders = orderId.Length + linkId.Length > 0 ? account.EndedOrders.Concat(account.OpenOrders).Where(row => orderId.Length > 0 ? row["orderId"] == orderId : row["orderLinkId"] == linkId)
                    : text("openOnly") == "1" ? account.EndedOrders
                    : account.OpenOrders;
                return orders.Where(row => symbol.Length == 0 ? SettlesIn(row, text("settleCoin")) : row["symbol"] == symbol).Reverse();
        }
    }

    // Linear contracts are named after their coin; those in USDC end in PERP.
    private static bool SettlesIn(RawRow row, string coin) =>
        coin.Length == 0 || row["symbol"].EndsWith(coin, StringComparison.Ordinal) || (coin == "USDC" && row["symbol"].EndsWith("PERP", StringComparison.Ordinal));

    /// <summary>True when a frame between two records changed what a read tells.</summary>
    private bool Changed(string topic, long a, long b)
    {
        var (from, to) = a < b ? (a, b) : (b, a);
        var changes = _changes[topic];
        var at = Array.BinarySearch(changes, from);
        at = at < 0 ? ~at : at;
        return at < changes.Length && changes[at] < to;
    }
}
