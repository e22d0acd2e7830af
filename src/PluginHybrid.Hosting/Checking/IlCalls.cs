using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace PluginHybrid.Hosting.Checking;

/// <summary>Reads from a method's IL which methods it names: calls, constructions, and method groups.</summary>
internal static class IlCalls
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Offset and method, in the order of the code.</summary>
    /// <param name="il">The body.</param>
    public static IEnumerable<(int Offset, EntityHandle Method)> In(BlobReader il)
    {
        var found = new List<(int, EntityHandle)>();
        while (il.RemainingBytes > 0)
        {
            var offset = il.Offset;
            short value = il.ReadByte();
            if (value == 0xFE) value = (short)(0xFE00 | il.ReadByte());
            if (!Codes.TryGetValue(value, out var code)) break;
            if (code.OperandType == OperandType.InlineMethod)
            {
                found.Add((offset, MetadataTokens.EntityHandle(il.ReadInt32())));
            }
            else
            {
                il.Offset += code.OperandType == OperandType.InlineSwitch ? 4 * il.ReadInt32() : SizeOf(code.OperandType);
            }
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
