using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary><c>GET /v5/position/list</c> (FACTS §8.3).</summary>
internal sealed class PositionList(RestControls controls) : IRestEndpoint
{
    private IReadOnlyDictionary<string, IReadOnlyList<Position>> _frozen = new SortedDictionary<string, IReadOnlyList<Position>>(StringComparer.Ordinal);

    public string Method => "GET";

    public string Path => "/v5/position/list";

    public int CallsPerSecond => 50;

    public bool Trades => false;

    /// <summary>Remembers every account's rows for stale answers.</summary>
    public void Freeze(VenueModel venue) => _frozen = new SortedDictionary<string, IReadOnlyList<Position>>(
        venue.Accounts.ToDictionary(account => account.Uid, IReadOnlyList<Position> (account) => [.. account.Positions.Select(venue.AtMark)], StringComparer.Ordinal),
        StringComparer.Ordinal);

    public RestAnswer Answer(VenueModel venue, RestCall call)
    {
        var (symbol, coin) = (call.Text("symbol"), call.Text("settleCoin"));
        if (call.Text("category") != "linear")
        {
            return new RestAnswer(10001, "params error: category invalid");
        }

        if (symbol.Length == 0 && coin.Length == 0)
        {
            return new RestAnswer(10001, "Missing some parameters that must be filled in, symbol or settleCoin");
        }

        if (symbol.Length > 0 && venue.Quote(symbol) is null)
        {
            return new RestAnswer(10001, "params error: symbol invalid");
        }

        var stale = controls.UseStaleList() ? _frozen.GetValueOrDefault(call.Account!.Uid) ?? [] : null;
        var rows = symbol.Length > 0 ? OfSymbol(venue, call.Account!, symbol, stale) : OfCoin(venue, call.Account!, coin, stale);
        return Page(rows, call);
    }

    /// <summary>With a symbol its rows are told even when flat: two in hedge mode.</summary>
    private static List<Position> OfSymbol(VenueModel venue, Account account, string symbol, IReadOnlyList<Position>? stale) =>
        [.. account.Legs(symbol).Select(leg => stale is null ? leg : Was(stale, leg)).Select(venue.AtMark)];

    /// <summary>The leg as it was remembered; never traded when it was not there yet.</summary>
    private static Position Was(IReadOnlyList<Position> stale, Position leg) =>
        stale.FirstOrDefault(old => old.Symbol == leg.Symbol && old.PositionIdx == leg.PositionIdx)
            ?? new Position { Symbol = leg.Symbol, PositionIdx = leg.PositionIdx };

    /// <summary>With a settle coin only what is held.</summary>
    private static List<Position> OfCoin(VenueModel venue, Account account, string coin, IReadOnlyList<Position>? stale) =>
        [.. (stale ?? account.Positions).Where(row => !row.IsFlat && venue.Quote(row.Symbol)!.Instrument.SettleCoin == coin).Select(venue.AtMark)];

    private RestAnswer Page(List<Position> rows, RestCall call)
    {
        var limit = Math.Min(call.Limit(20, 200), controls.RowsPerPage ?? int.MaxValue);
        var after = call.Cursor;
        var from = after.Length == 0 ? 0 : FindAfter(rows, after);
        var page = rows.Skip(from).Take(limit).ToList();

        // Not empty even when one row was the last: the client stops on an empty list (FACTS §8.3).
        var next = page.Count == 0 ? "" : Uri.EscapeDataString(CursorOf(page[^1]));
        return RestAnswer.Ok(json =>
        {
            json.WriteString("nextPageCursor", next);
            json.WriteString("category", "linear");
            json.WriteStartArray("list");
            foreach (var row in page)
            {
                PositionListRow.Write(json, row);
            }

            json.WriteEndArray();
        });
    }

    private static string CursorOf(Position row) => $"{row.Symbol},{row.UpdatedMs},{row.PositionIdx}";

    /// <summary>Rows stand in the order of symbol and leg, so a page goes on after the cursor's even if that row is gone.</summary>
    private static int FindAfter(List<Position> rows, string cursor)
    {
        var parts = cursor.Split(',');
        if (parts.Length != 3 || !int.TryParse(parts[2], out var idx))
        {
            throw new RestParameterException("cursor");
        }

        var leg = new PositionLeg(parts[0], idx);
        return rows.Count(row => new PositionLeg(row.Symbol, row.PositionIdx).CompareTo(leg) <= 0);
    }
}
