using System.Text.Json;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Staging;

/// <summary>Reads the rules of instruments out of a recording's answers over REST.</summary>
internal static class RecordedRules
{
    private const string Route = "/v5/market/instruments-info";

    /// <summary>One instrument for each symbol of the recording.</summary>
    public static IReadOnlyList<Instrument> Of(RecordedSession session, IReadOnlyList<StagedStep> steps)
    {
        var told = Told(session);
        var wellKnown = Instruments.WellKnown.ToDictionary(instrument => instrument.Symbol, StringComparer.Ordinal);
        return [.. session.Instruments.Select(made =>
        {
            var known = told.GetValueOrDefault(made.Symbol) ?? wellKnown.GetValueOrDefault(made.Symbol) ?? made;
            var prices = steps.OfType<PriceStep>().Where(step => step.Symbol == made.Symbol).ToList();
            return known with
            {
                StartPrice = prices.FirstOrDefault(step => step.Last is not null)?.Last ?? made.StartPrice,
                PriceScale = prices.SelectMany(step => new[] { step.Last, step.Mark }).OfType<decimal>().Select(price => (int)price.Scale).Append(known.PriceScale).Max(),
            };
        })];
    }

    private static Dictionary<string, Instrument> Told(RecordedSession session)
    {
        var found = new Dictionary<string, Instrument>(StringComparer.Ordinal);
        foreach (var exchange in session.Exchanges.Where(exchange => exchange is { Path: Route, HasReply: true }))
        {
            foreach (var instrument in Read(exchange.Reply))
            {
                found[instrument.Symbol] = instrument;
            }
        }

        return found;
    }

    private static List<Instrument> Read(string reply)
    {
        try
        {
            using var document = JsonDocument.Parse(reply);
            return [.. document.RootElement.GetProperty("result").GetProperty("list").EnumerateArray().Select(Read)];
        }
        catch (Exception strange) when (strange is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A page of HTML, or an answer of another shape: the rules of the fake exchange hold then.
            return [];
        }
    }

    private static Instrument Read(JsonElement row)
    {
        var (price, lot) = (row.GetProperty("priceFilter"), row.GetProperty("lotSizeFilter"));
        return new Instrument
        {
            Symbol = row.GetProperty("symbol").GetString()!,
            BaseCoin = row.GetProperty("baseCoin").GetString()!,
            SettleCoin = row.GetProperty("settleCoin").GetString()!,
            StartPrice = 1,
            PriceScale = (int)Number(row, "priceScale", 2),
            TickSize = Number(price, "tickSize", 0.1m),
            QtyStep = Number(lot, "qtyStep", 0.001m),
            MinQty = Number(lot, "minOrderQty", 0.001m),
            MaxQty = Number(lot, "maxOrderQty", 100_000m),
            MaxMarketQty = Number(lot, "maxMktOrderQty", 50_000m),
            MinNotional = Number(lot, "minNotionalValue", 5m),
        };
    }

    private static decimal Number(JsonElement row, string name, decimal otherwise) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && RecordedPrices.Number(value.GetString()!) is > 0 and var number ? number : otherwise;
}
