// Tells when a price passes a level: "BTCUSDT > 70000". Each level once, and again after the price has been 0.2 % back.
var alerts = Setting("alerts", new List<string>());
var levels = new List<(string Symbol, int Way, decimal Price, string Text)>();
var told = new HashSet<string>();
foreach (var text in alerts)
{
    var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    if (parts is not [var symbol, ">" or "<", var price] || !decimal.TryParse(price, System.Globalization.CultureInfo.InvariantCulture, out var level))
    {
        throw new SettingRefusedException($"alerts: \"{text}\" is no alert; wanted <symbol> > <price> or <symbol> < <price>, for example BTCUSDT > 70000");
    }

    levels.Add((symbol, parts[1] == ">" ? 1 : -1, level, text));
    Tickers.Watch(symbol);
}

OnTicker(ticker =>
{
    foreach (var (symbol, way, price, text) in levels)
    {
        if (ticker.Symbol != symbol || ticker.MarkPrice is not { } mark) { continue; }
        if ((mark - price) * way > 0 && told.Add(text)) { Log.Alert($"{text}: the mark price is {mark}"); Metrics.Count("alerts"); }
        if ((price - mark) * way > price * 0.002m) { told.Remove(text); }
    }
});
