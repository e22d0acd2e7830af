namespace PluginHybrid.Recordings.Format;

/// <summary>The codes of the kinds in the file.</summary>
public static class RecordKinds
{
    private static readonly string[] Names =
        ["", "hdr", "in", "op", "ls", "f", "tm", "an", "wa", "fo", "cm", "ha", "dl", "cl", "ca", "rq", "rs", "pt", "tu", "pl", "mk", "ck", "end"];

    private static readonly byte[][] Codes = [.. Names.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>The code in the file: <c>f</c> for a frame. Empty for an unknown kind.</summary>
    /// <param name="kind">The kind.</param>
    public static ReadOnlySpan<byte> Code(this RecordKind kind) => Codes[(int)kind];

    /// <summary>The code as text, for people.</summary>
    /// <param name="kind">The kind.</param>
    public static string Name(this RecordKind kind) => Names[(int)kind];

    /// <summary>The kind of a code, <see cref="RecordKind.Unknown"/> for a new one.</summary>
    /// <param name="code">As in the file.</param>
    public static RecordKind Of(ReadOnlySpan<byte> code)
    {
        if (code.Length == 1)
        {
            return code[0] == (byte)'f' ? RecordKind.Frame : RecordKind.Unknown;
        }

        for (var at = 1; at < Codes.Length; at++)
        {
            if (code.SequenceEqual(Codes[at]))
            {
                return (RecordKind)at;
            }
        }

        return RecordKind.Unknown;
    }

    /// <summary>True for kinds that are inputs of the session whatever else they say; a frame says it itself.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsAlwaysInput(this RecordKind kind) => kind is >= RecordKind.Run and <= RecordKind.Halt and not RecordKind.Frame;
}
