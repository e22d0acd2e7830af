using System.Buffers.Binary;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace PluginHybrid.Hosting.Checking;

/// <summary>Reads from a method's IL which methods it names: calls, constructions, and method groups.</summary>
internal static class IlCalls
{
    private const byte LongCode = 0xFE;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Offset and method, in the order of the code.</summary>
    /// <param name="il">The body's code.</param>
    public static IReadOnlyList<(int Offset, EntityHandle Method)> In(ReadOnlySpan<byte> il)
    {
        var found = new List<(int, EntityHandle)>();
        var at = 0;
        while (at < il.Length)
        {
            var offset = at;
            short value = il[at++];
            if (value == LongCode) value = (short)((LongCode << 8) | il[at++]);
            if (!Codes.TryGetValue(value, out var code)) break;
            if (code.OperandType == OperandType.InlineMethod)
            {
                found.Add((offset, MetadataTokens.EntityHandle(BinaryPrimitives.ReadInt32LittleEndian(il[at..]))));
            }

            // The targets of a switch follow their count.
            at += code.OperandType == OperandType.InlineSwitch
                ? 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(il[at..]))
                : SizeOf(code.OperandType);
        }

        return found;
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
