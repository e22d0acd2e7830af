using System.Globalization;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.Drilling.Comparing;

/// <summary>A command of the host as the venue carried it out or refused it; no times and no ids of the venue.</summary>
/// <param name="Leg">Symbol and leg, for example <c>BTCUSDT#0</c>.</param>
/// <param name="Life">Which life of the position of that leg, from 1; 0 while none was open.</param>
/// <param name="Kind">What it does.</param>
/// <param name="What">All that must be the same in another run, in words.</param>
internal sealed record SentCommand(string Leg, int Life, SentKind Kind, string What)
{
    private const int NotModified = 34040;
    private const int LinkKnown = 110072;

    /// <summary>The price or distance of a stop, 0 takes it away; the quantity of an order.</summary>
    public decimal Value { get; init; }

    /// <summary>The leg's stop loss when the command arrived; 0 for none.</summary>
    public decimal StopBefore { get; init; }

    /// <summary>Direction of the position when the command arrived.</summary>
    public Side Side { get; init; }

    /// <summary>True for an order that may only reduce.</summary>
    public bool ReduceOnly { get; init; }

    /// <summary>Our id of an order; empty for stops.</summary>
    public string LinkId { get; init; } = "";

    /// <summary>What the venue answered; 0 for success.</summary>
    public int RetCode { get; init; }

    /// <summary>True when the venue did it.</summary>
    public bool IsDone => RetCode == 0;

    /// <summary>True when the venue says that it was done before.</summary>
    public bool IsRepeat => RetCode is NotModified or LinkKnown;

    /// <summary>True for a stop loss further from the price than the one there was.</summary>
    public bool Loosens => Kind == SentKind.Stop && StopBefore > 0 && (Value == 0 || (Side == Side.Sell ? Value > StopBefore : Value < StopBefore));

    /// <summary>A number as commands are compared: trailing zeros do not count.</summary>
    /// <param name="value">The number.</param>
    public static string Text(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override string ToString() => $"{Leg} {What}";
}
