using System.Net;
using System.Net.WebSockets;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.Integration.Tests.Chance;

/// <summary>Random things a person, a market and a network do to the venue; the same seed does the same.</summary>
internal sealed class VenueStory(FakeBybit exchange, int seed)
{
    /// <summary>One-way, one-way, and both legs of a hedge.</summary>
    public static readonly (string Symbol, int Leg, decimal Step)[] Legs =
        [("BTCUSDT", 0, 0.001m), ("ETHPERP", 0, 0.01m), ("SOLUSDT", 1, 0.1m), ("SOLUSDT", 2, 0.1m)];

    private readonly Random _random = new(seed);
    private readonly List<string> _told = [];

    public string Told => $"Seed {seed}:\n{string.Join('\n', _told)}";

    public void Go(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            Try(_random.Next(100));
        }
    }

    public void Heal()
    {
        exchange.Controls.AnswerNormally();
        exchange.Controls.Rest.Heal();
        _told.Add("heal");
    }

    private void Try(int dice)
    {
        try
        {
            _told.Add(dice switch
            {
                < 30 => Trade(),
                < 40 => Close(),
                < 48 => Stops(),
                < 78 => Move(),
                < 83 => Repeat(),
                < 90 => Drop(),
                < 96 => FailReads(),
                _ => RefuseDial(),
            });
        }
        catch (VenueException refusal)
        {
            _told.Add($"  refused: {refusal.Message}");
        }
        catch (InvalidOperationException)
        {
            _told.Add("  no socket is open");
        }
    }

    private string Trade()
    {
        var (symbol, leg, step) = Pick();
        var side = _random.Next(2) == 0 ? Side.Buy : Side.Sell;
        var qty = step * _random.Next(20, 60);
        exchange.OpenPosition(symbol, side, qty, leg);
        return $"{side} {qty} {symbol}#{leg}";
    }

    private string Close()
    {
        var (symbol, leg, _) = Pick();
        exchange.ClosePosition(symbol, leg);
        return $"close {symbol}#{leg}";
    }

    private string Stops()
    {
        var (symbol, leg, _) = Pick();
        var held = exchange.Position(symbol, leg);
        var far = decimal.Round(held.MarkPrice * (held.Side == Side.Sell ? 1.03m : 0.97m), 0);
        exchange.SetStops(new StopRequest { Symbol = symbol, PositionIdx = leg, StopLoss = far });
        return $"stop of {symbol}#{leg} at {far}";
    }

    private string Move()
    {
        var (symbol, _, _) = Pick();
        var price = exchange.Position(symbol, symbol == "SOLUSDT" ? 1 : 0).MarkPrice;
        var to = decimal.Round(price * (1 + (_random.Next(-40, 41) / 10_000m)), 1);
        exchange.Tick(symbol, last: to, mark: to + 0.03m);
        return $"{symbol} moves to {to}";
    }

    private string Repeat()
    {
        var (symbol, _, _) = Pick();
        exchange.RepeatPosition(symbol);
        return $"repeat {symbol}";
    }

    private string Drop()
    {
        var kind = _random.Next(2) == 0 ? ConnectionKind.Private : ConnectionKind.Public;
        if (_random.Next(2) == 0)
        {
            exchange.Controls.Drop(kind);
            return $"drop {kind}";
        }

        exchange.Controls.Close(kind, WebSocketCloseStatus.NormalClosure);
        return $"close frame on {kind}";
    }

    private string FailReads()
    {
        var fault = _random.Next(4) switch
        {
            0 => RestFault.Status(HttpStatusCode.BadGateway),
            1 => RestFault.RetCode(10016, "server error"),
            2 => RestFault.Truncated,
            _ => RestFault.DelayBy(TimeSpan.FromMilliseconds(_random.Next(1, 60))),
        };
        var path = _random.Next(4) == 0 ? "/v5/market/time" : "/v5/position/list";
        exchange.Controls.Rest.Fail(path, fault, _random.Next(1, 3));
        return $"{path}: {fault}";
    }

    private string RefuseDial()
    {
        var kind = _random.Next(2) == 0 ? ConnectionKind.Private : ConnectionKind.Public;
        exchange.Controls.RefuseDials(kind, 1);
        return $"refuse a dial of {kind}";
    }

    private (string Symbol, int Leg, decimal Step) Pick() => Legs[_random.Next(Legs.Length)];
}
