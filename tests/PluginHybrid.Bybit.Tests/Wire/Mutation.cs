using CsCheck;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>Small injuries to real messages, chosen to hurt a JSON reader.</summary>
internal static class Mutation
{
    private static readonly byte[] Sharp = [.. "\"\"\"\\{}[]:,,:.-+eE0019 nulltf\t\n\0\u007f"u8, 0x80, 0xC3, 0xE2, 0xFF];

    private static readonly Gen<(int Kind, int At, byte Value, int Length)> Injury = Gen.Select(
        Gen.Int[0, 5],
        Gen.Int[0, 1 << 20],
        Gen.OneOf(Gen.OneOf(Sharp), Gen.Byte),
        Gen.Int[1, 40]);

    /// <summary>One of the messages with one to three injuries.</summary>
    /// <param name="messages">The messages.</param>
    public static Gen<byte[]> Of(IReadOnlyList<byte[]> messages) => Gen.Select(
        Gen.Int[0, messages.Count - 1],
        Injury.Array[1, 3],
        (index, injuries) => injuries.Aggregate(messages[index], Hurt));

    private static byte[] Hurt(byte[] message, (int Kind, int At, byte Value, int Length) injury)
    {
        var at = message.Length == 0 ? 0 : injury.At % message.Length;
        var end = Math.Min(message.Length, at + injury.Length);
        return injury.Kind switch
        {
            0 => [.. message[..at], injury.Value, .. message[Math.Min(message.Length, at + 1)..]],
            1 => [.. message[..at], injury.Value, .. message[at..]],
            2 => [.. message[..at], .. message[Math.Min(message.Length, at + 1)..]],
            3 => [.. message[..at], .. message[end..]],
            4 => [.. message[..end], .. message[at..]],
            _ => message[..at],
        };
    }
}
