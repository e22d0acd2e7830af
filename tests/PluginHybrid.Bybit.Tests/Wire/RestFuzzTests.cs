using CsCheck;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>Hurt REST bodies: never an exception, never a wrong position.</summary>
[Category(Level.Unit)]
public sealed class RestFuzzTests
{
    [Fact]
    public void Any_bytes_at_all_are_read_without_an_exception() => Gen.Byte.Array[0, 300].Sample(
        bytes => ReadWithEvery(bytes),
        iter: 5_000);

    [Fact]
    public void Hurt_bodies_are_read_without_an_exception()
    {
        var bodies = Directory.EnumerateFiles(Path.GetDirectoryName(Repository.SharedMessages("rest-errors.jsonl"))!, "rest-*.jsonl")
            .SelectMany(file => SharedLines.Of(Path.GetFileName(file)))
            .ToList();

        Mutation.Of(bodies).Sample(ReadWithEvery, iter: 20_000);
    }

    [Fact]
    public void Hurt_position_pages_never_give_a_wrong_position() => Mutation.Of(SharedLines.Of("rest-position-list.jsonl")).Sample(
        bytes =>
        {
            if (RestEnvelopeReader.TryRead(bytes, PositionPageReader.Read, out var envelope, out _) && envelope.Result is { } page)
            {
                using var json = System.Text.Json.JsonDocument.Parse(bytes);
                var result = json.RootElement.GetProperty("result");
                var category = Oracle.Text(result, "category");
                Assert.Equal(0, json.RootElement.GetProperty("retCode").GetInt32());
                Assert.Equal(result.GetProperty("list").EnumerateArray().Select(row => OracleRows.Position(row, category)), page.Rows);
                Assert.Equal(Oracle.Text(result, "nextPageCursor"), page.NextCursor);
            }
        },
        iter: 30_000);

    private static void ReadWithEvery(byte[] bytes)
    {
        Read(bytes, PositionPageReader.Read);
        Read(bytes, OrderPageReader.Read);
        Read(bytes, ExecutionPageReader.Read);
        Read(bytes, InstrumentPageReader.Read);
        Read(bytes, TickerListReader.Read);
        Read(bytes, OrderAckReader.Read);
        Read(bytes, ServerTimeReader.Read);
        Read(bytes, KeyInfoReader.Read);
        Read(bytes, EmptyResultReader.Read);
    }

    private static void Read<T>(byte[] bytes, ResultReader<T> reader)
    {
        var isRead = RestEnvelopeReader.TryRead(bytes, reader, out _, out var problem);
        Assert.Equal(isRead, problem.Length == 0);
    }
}
