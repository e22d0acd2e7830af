namespace PluginHybrid.FakeExchange.Venue;

internal static class SideArithmetic
{
    /// <summary>+1 for Buy, -1 for Sell, 0 for None.</summary>
    public static int Sign(this Side side) => side switch { Side.Buy => 1, Side.Sell => -1, _ => 0 };

    public static Side Opposite(this Side side) => side switch { Side.Buy => Side.Sell, Side.Sell => Side.Buy, _ => Side.None };

    /// <summary>The wire's word: <c>Buy</c>, <c>Sell</c> or an empty text (FACTS §6).</summary>
    public static string Word(this Side side) => side switch { Side.Buy => "Buy", Side.Sell => "Sell", _ => "" };
}
