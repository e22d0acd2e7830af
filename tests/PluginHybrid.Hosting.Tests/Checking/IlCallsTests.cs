using System.Reflection.Metadata.Ecma335;
using PluginHybrid.Hosting.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Checking;

[Category(Level.Unit)]
public sealed class IlCallsTests
{
    private const byte Call = 0x28;
    private const byte Switch = 0x45;
    private const byte LoadLong = 0x21;
    private const byte LoadFunction = 0x06;
    private const byte LongCode = 0xFE;
    private static readonly byte[] Method7 = [7, 0, 0, 6];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_call_behind_a_switch_is_found_at_its_place(int targets)
    {
        byte[] code = [Switch, (byte)targets, 0, 0, 0, .. new byte[4 * targets].Select((_, at) => (byte)(0xF0 + (at % 4))), Call, .. Method7];

        Assert.Equal([(5 + (4 * targets), 7)], Found(code));
    }

    [Fact]
    public void Operands_are_not_taken_for_code()
    {
        byte[] code = [LoadLong, Call, Call, Call, Call, Call, Call, Call, Call, LongCode, LoadFunction, .. Method7];

        Assert.Equal([(9, 7)], Found(code));
    }

    private static (int Offset, int Row)[] Found(byte[] code) =>
        [.. IlCalls.In(code).Select(call => (call.Offset, MetadataTokens.GetRowNumber(call.Method)))];
}
