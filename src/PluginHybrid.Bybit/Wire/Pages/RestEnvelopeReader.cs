using System.Text.Json;
using System.Text.Unicode;
using PluginHybrid.Bybit.Wire.Json;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>Reads a whole REST body. Whatever the bytes, it never throws: HTML pages of a proxy and cut bodies are normal.</summary>
internal static class RestEnvelopeReader
{
    private static readonly Members<Head> Members = new(
        ("retCode", (ref value, head) => head with { RetCode = value.SmallWhole() }),
        ("retMsg", (ref value, head) => head with { RetMsg = value.Text() }),
        ("time", (ref value, head) => head with { TimeMs = value.Whole() ?? 0 }),
        ("result", (ref value, head) => head with { Result = JsonExtent.Skip(ref value) }));

    /// <summary>Reads the envelope and, on success, its result.</summary>
    /// <typeparam name="T">What <c>result</c> becomes.</typeparam>
    /// <param name="utf8">The body.</param>
    /// <param name="readResult">Reads <c>result</c>.</param>
    /// <param name="envelope">What was read.</param>
    /// <param name="problem">Why it was not, in words and without a value of the body; empty on success.</param>
    /// <returns>False when the body is not an answer of the venue's REST API. A refusal by the venue is an answer.</returns>
    public static bool TryRead<T>(
        ReadOnlySpan<byte> utf8, ResultReader<T> readResult, out RestEnvelope<T> envelope, out string problem)
    {
        envelope = default;
        try
        {
            envelope = Read(utf8, readResult);
            problem = "";
            return true;
        }
        catch (WireFormatException contradiction)
        {
            problem = contradiction.Message;
        }
        catch (JsonException broken)
        {
            problem = $"{Describe(utf8)}: broken at line {broken.LineNumber}, byte {broken.BytePositionInLine}";
        }
        catch (InvalidOperationException)
        {
            problem = "a text in the body is not valid Unicode";
        }

        return false;
    }

    private static RestEnvelope<T> Read<T>(ReadOnlySpan<byte> utf8, ResultReader<T> readResult)
    {
        if (!Utf8.IsValid(utf8))
        {
            throw new WireFormatException("the body is not UTF-8");
        }

        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var head = Members.Read(ref reader, new Head(null, "", 0, default));
        reader.Read();
        if (head.RetCode is not { } retCode)
        {
            throw new WireFormatException("the body has no retCode");
        }

        if (retCode != 0)
        {
            return new RestEnvelope<T>(retCode, Redaction.OfReply(retCode, head.RetMsg), head.TimeMs, default);
        }

        if (!head.Result.Exists)
        {
            throw new WireFormatException("the body has no result");
        }

        // The result may come before the verdict (it does in real answers), so its place was noted and it is read last.
        var result = head.Result.Open(utf8);
        return new RestEnvelope<T>(retCode, Redaction.Clean(head.RetMsg), head.TimeMs, readResult(ref result));
    }

    private static string Describe(ReadOnlySpan<byte> utf8)
    {
        var start = utf8.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty)
        {
            return "the body is empty";
        }

        return start[0] switch
        {
            (byte)'<' => "the body is a page of HTML, not JSON",
            (byte)'{' => $"the body of {utf8.Length} bytes is not whole",
            _ => "the body is not JSON",
        };
    }

    private readonly record struct Head(int? RetCode, string RetMsg, long TimeMs, JsonExtent Result);
}
