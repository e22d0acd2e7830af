using System.Text;
using CsCheck;
using PluginHybrid.Core.Wire;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Wire;

/// <summary>Symbols by their bytes on the wire.</summary>
[Category(Level.Unit)]
public sealed class SymbolTableTests
{
    [Fact]
    public void A_symbol_is_found_by_its_bytes_and_keeps_its_number()
    {
        var table = new SymbolTable();
        var added = table.Add("BTCUSDT");

        Assert.Same(added, table.Add("BTCUSDT"));
        Assert.Same(added, table.Find("BTCUSDT"u8));
        Assert.Null(table.Find("btcusdt"u8));
        Assert.Equal([added], table.All);
    }

    [Fact]
    public void Names_that_differ_only_after_their_twelfth_letter_are_different_symbols()
    {
        var table = new SymbolTable();

        var spring = table.Add("1000000MOGUSDT-27MAR26");
        var summer = table.Add("1000000MOGUSDT-26JUN26");

        Assert.NotEqual(spring.Index, summer.Index);
        Assert.Same(summer, table.Find("1000000MOGUSDT-26JUN26"u8));
    }

    [Fact]
    public void Any_names_are_numbered_from_zero_without_holes_and_found_again() =>
        Gen.String[Gen.Char.AlphaNumeric, 1, 20].HashSet[1, 60].Sample(
            names =>
            {
                var table = new SymbolTable();
                var index = 0;
                foreach (var name in names)
                {
                    Assert.Equal(index++, table.Add(name).Index);
                }

                Assert.All(names, name => Assert.Equal(name, table.Find(Encoding.UTF8.GetBytes(name))!.Name));
            },
            iter: 100);

    [Fact]
    public void A_cleared_ticker_frame_states_nothing_of_the_frame_before()
    {
        var frame = new TickerFrame
        {
            Symbol = new Symbol("BTCUSDT", 0),
            IsSnapshot = true,
            CrossSequence = 1,
            VenueTimeMs = 2,
            Stated = TickerFields.All,
            Empty = TickerFields.Bid,
        };

        frame.Clear();

        Assert.Equal(
            (null, false, 0L, 0L, TickerFields.None, TickerFields.None),
            (frame.Symbol, frame.IsSnapshot, frame.CrossSequence, frame.VenueTimeMs, frame.Stated, frame.Empty));
    }
}
