using System.Text.Json;
using PluginHybrid.Bybit.Wire.Json;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>Reads the result of <c>GET /v5/market/time</c>.</summary>
internal static class ServerTimeReader
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private static readonly Members<Draft> Members = new(
        ("timeSecond", (ref value, draft) => draft with { Seconds = value.Whole() ?? 0 }),
        ("timeNano", (ref value, draft) => draft with { Nanoseconds = value.Whole() ?? 0 }));

    /// <summary>Reads it; falls back to the seconds when the nanoseconds are left out.</summary>
    /// <param name="reader">Stands on the result's first brace.</param>
    public static ServerTime Read(ref Utf8JsonReader reader)
    {
        var draft = Members.Read(ref reader, default);
        return draft switch
        {
            { Nanoseconds: > 0 } => new ServerTime(draft.Nanoseconds),
            { Seconds: > 0 and < long.MaxValue / NanosecondsPerSecond } => new ServerTime(draft.Seconds * NanosecondsPerSecond),
            _ => throw new WireFormatException("the venue's clock says nothing"),
        };
    }

    private readonly record struct Draft(long Seconds, long Nanoseconds);
}
