using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Positions;

/// <summary>The name of a leg: its order is the same on every machine.</summary>
[Category(Level.Unit)]
public sealed class PositionKeyTests
{
    [Fact]
    public void Keys_are_ordered_by_account_then_symbol_then_leg_in_ordinal_order()
    {
        PositionKey[] want = [new("A", "Z", 2), new("a", "B", 0), new("a", "a", 0), new("a", "a", 1), new("a", "a", 2)];

        Assert.Equal(want, want.Reverse().Order());
        for (var i = 1; i < want.Length; i++)
        {
            Assert.True(want[i - 1] < want[i] && want[i - 1] <= want[i] && want[i] > want[i - 1] && want[i] >= want[i - 1], $"{want[i - 1]} must come before {want[i]}.");
        }
    }

    [Fact]
    public void A_key_names_its_account_only_when_it_is_not_main()
    {
        Assert.Equal("BTCUSDT#0", new PositionKey(PositionKey.MainAccount, "BTCUSDT", 0).ToString());
        Assert.Equal("hedge/BTCUSDT#2", new PositionKey("hedge", "BTCUSDT", 2).ToString());
    }
}
