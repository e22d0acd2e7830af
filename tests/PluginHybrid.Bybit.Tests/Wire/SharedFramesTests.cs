using System.Text;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Bybit.Wire.Tickers;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>Every kept socket message reads to the values in it.</summary>
[Category(Level.Unit)]
public sealed class SharedFramesTests
{
    private const string Capture = "capture-linear-tickers-2026-08-09.jsonl";

    [Theory]
    [InlineData("ws-control-auth.jsonl")]
    [InlineData("ws-control-pong.jsonl")]
    [InlineData("ws-control-subscribe.jsonl")]
    [InlineData("ws-private-position.jsonl")]
    [InlineData("ws-private-order.jsonl")]
    [InlineData("ws-private-execution.jsonl")]
    [InlineData("ws-private-wallet.jsonl")]
    [InlineData("ws-public-ticker-snapshot.jsonl")]
    [InlineData("ws-public-ticker-delta.jsonl")]
    [InlineData(Capture)]
    public void Every_message_reads_field_by_field_as_it_was_written(string file)
    {
        var lines = SharedLines.Of(file);
        var reader = new BybitFrameReader(AllSymbols(lines));
        foreach (var line in lines)
        {
            var wanted = OracleFrames.Read(line, _ => true);
            Assert.DoesNotContain(FrameText.Unreadable, wanted, StringComparison.Ordinal);
            Assert.NotEqual("other", wanted);
            Assert.Equal(wanted, FrameText.Of(reader.Read(StreamKind.Public, line)));
            Assert.Equal(wanted, FrameText.Of(reader.ReadAnyShape(line)));
        }
    }

    [Theory]
    [InlineData("ws-public-ticker-snapshot.jsonl", 5)]
    [InlineData("ws-public-ticker-delta.jsonl", 4)]
    [InlineData(Capture, 758)]
    public void Every_kept_ticker_takes_the_shortcut(string file, int count)
    {
        var lines = SharedLines.Of(file);
        var symbols = AllSymbols(lines);

        Assert.Equal(count, lines.Count(line => TickerScanner.TryScan(line, symbols, new TickerFrame())));
    }

    [Fact]
    public void The_capture_merges_to_the_state_its_frames_imply()
    {
        var lines = SharedLines.Of(Capture);
        var symbols = AllSymbols(lines);
        var reader = new BybitFrameReader(symbols);
        var merged = symbols.All.ToDictionary(symbol => symbol.Name, _ => new MergedPrices());
        foreach (var line in lines)
        {
            if (reader.Read(StreamKind.Public, line) is TickerFrame frame)
            {
                merged[frame.Symbol!.Name].Apply(frame);
            }
        }

        Assert.Equal(4, merged.Count);
        foreach (var (symbol, prices) in merged)
        {
            Assert.Equal(MergedPrices.Implied(lines, symbol), prices);
        }
    }

    [Fact]
    public void A_ticker_nobody_asked_for_is_read_without_a_symbol()
    {
        foreach (var line in SharedLines.Of("ws-public-ticker-delta.jsonl"))
        {
            var frame = Assert.IsType<TickerFrame>(new BybitFrameReader(new SymbolTable()).Read(StreamKind.Public, line));
            Assert.Null(frame.Symbol);
            Assert.Equal(OracleFrames.Read(line, _ => false), FrameText.Of(frame));
        }
    }

    private static SymbolTable AllSymbols(IEnumerable<byte[]> lines)
    {
        var symbols = new SymbolTable();
        foreach (var parts in lines.Select(line => Encoding.UTF8.GetString(line).Split("\"tickers.", 2)).Where(parts => parts.Length == 2))
        {
            symbols.Add(parts[1][..parts[1].IndexOf('"', StringComparison.Ordinal)]);
        }

        return symbols;
    }
}
