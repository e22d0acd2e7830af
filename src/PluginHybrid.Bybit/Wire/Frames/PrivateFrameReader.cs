using System.Collections.Immutable;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Bybit.Wire.Rows;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Frames;

/// <summary>Reads the topics of the private socket.</summary>
/// <remarks>They may be categorised: <c>position.linear</c>, <c>execution.fast.linear</c>.</remarks>
internal static class PrivateFrameReader
{
    private const string Fast = "fast";

    /// <summary>Reads the frame, or returns <c>null</c> when its topic is none of ours.</summary>
    /// <param name="utf8">The message.</param>
    /// <param name="head">Its head.</param>
    public static WireFrame? Read(ReadOnlySpan<byte> utf8, in FrameHead head)
    {
        var parts = head.Topic.Split('.');
        return parts[0] switch
        {
            "position" => new PositionFrame(Made(head), ReadPositions(utf8, head, parts[^1])),
            "order" => new OrderFrame(Made(head), ReadOrders(utf8, head, parts[^1])),
            "execution" => new ExecutionFrame(Made(head), ReadExecutions(utf8, head, parts)),
            "wallet" => new WalletFrame(Made(head), [.. Rows(utf8, head, WalletRowReader.ReadAccount).SelectMany(coins => coins)]),
            _ => null,
        };
    }

    private static ImmutableArray<PositionRow> ReadPositions(ReadOnlySpan<byte> utf8, in FrameHead head, string lastPart)
    {
        var category = CategoryOf(lastPart);
        var rows = Rows(utf8, head, PositionRowReader.Read);
        return [.. rows.Select(row => row.Category.Length == 0 ? row with { Category = category } : row)];
    }

    private static ImmutableArray<OrderRow> ReadOrders(ReadOnlySpan<byte> utf8, in FrameHead head, string lastPart)
    {
        var category = CategoryOf(lastPart);
        var rows = Rows(utf8, head, OrderRowReader.Read);
        return [.. rows.Select(row => row.Category.Length == 0 ? row with { Category = category } : row)];
    }

    private static ImmutableArray<ExecutionRow> ReadExecutions(ReadOnlySpan<byte> utf8, in FrameHead head, string[] parts)
    {
        var category = CategoryOf(parts[^1]);
        var isFast = parts.Length > 1 && parts[1] == Fast;
        var rows = Rows<ExecutionRow>(utf8, head, isFast ? ExecutionRowReader.ReadFast : ExecutionRowReader.Read);
        return [.. rows.Select(row => row.Category.Length == 0 ? row with { Category = category } : row)];
    }

    // Old frames leave the category out of the row; a categorised topic still tells it.
    private static string CategoryOf(string lastPart) => lastPart is "linear" or "inverse" or "option" or "spot" ? lastPart : "";

    private static DateTimeOffset Made(in FrameHead head) =>
        head.CreationTime ?? throw new WireFormatException($"a {head.Topic} frame has no creationTime");

    private static ImmutableArray<T> Rows<T>(ReadOnlySpan<byte> utf8, in FrameHead head, ResultReader<T> readRow)
    {
        if (!head.Data.Exists)
        {
            throw new WireFormatException($"a {head.Topic} frame has no data");
        }

        var data = head.Data.Open(utf8);
        return data.List(readRow);
    }
}
