using System.Reflection;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Sdk.Tests.Orders;

[Category(Level.Unit)]
public sealed class BecauseTests
{
    private static readonly PositionKey Key = new(PositionKey.MainAccount, "BTCUSDT", 0);

    public static TheoryData<Type> Commands =>
        [.. typeof(OrderCommand).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(OrderCommand)))];

    [Fact]
    public void No_command_can_open_or_grow_a_position() => Assert.Equal(
        ["CancelOrder", "ClosePosition", "Reduce", "SetStop", "SetTakeProfit", "SetVenueTrailing"],
        Commands.Select(row => row.Data.Name).Order());

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_command_goes_without_a_reason(Type command)
    {
        foreach (var missing in new[] { "", "  ", null })
        {
            var thrown = Assert.Throws<TargetInvocationException>(() => New(command, missing));
            Assert.IsType<ArgumentException>(thrown.InnerException, exactMatch: false);
        }

        Assert.Equal("it is late", New(command, "it is late").Because);
    }

    [Fact]
    public void A_reason_is_cut_and_not_refused() =>
        Assert.Equal(OrderCommand.BecauseMax, new ClosePosition(Key, new string('x', 2_000)).Because.Length);

    private static OrderCommand New(Type command, string? because)
    {
        var constructor = command.GetConstructors().Single();
        var arguments = constructor.GetParameters().Select(parameter => parameter.Name switch
        {
            "Leg" => (object?)Key,
            "Because" => because,
            "OrderLinkId" => "id",
            _ => 1m,
        });
        return (OrderCommand)constructor.Invoke([.. arguments]);
    }
}
