using System.Buffers;

namespace PluginHybrid.Recordings.Capture;

/// <summary>Topic or operation of a frame, where it can be told without reading it.</summary>
internal static class FrameLabel
{
    private const int LookAt = 160;
    private const int Longest = 80;

    private static readonly SearchValues<byte> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"u8);

    /// <summary>The topic of a message; empty for none.</summary>
    /// <param name="utf8">The message.</param>
    public static ReadOnlySpan<byte> Topic(ReadOnlySpan<byte> utf8) => After(utf8, "\"topic\":\""u8);

    /// <summary>The operation of a request or of its answer; empty for none.</summary>
    /// <param name="utf8">The message.</param>
    public static ReadOnlySpan<byte> Operation(ReadOnlySpan<byte> utf8) => After(utf8, "\"op\":\""u8);

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> key)
    {
        var head = utf8[..Math.Min(utf8.Length, LookAt)];
        var at = head.IndexOf(key);
        if (at < 0)
        {
            return default;
        }

        var rest = utf8[(at + key.Length)..];
        var end = rest[..Math.Min(rest.Length, Longest)].IndexOf((byte)'"');
        return end > 0 && !rest[..end].ContainsAnyExcept(Plain) ? rest[..end] : default;
    }
}
