using System.Text;
using CsCheck;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Inputs;

[Category(Level.Unit)]
public sealed class InputCodecTests
{
    private static readonly CommandRequest Given = new()
    {
        Id = new CommandId("trailing-stop", 17),
        Command = new SetStop(new PositionKey("main", "BTCUSDT", 0), 61250.50m, "1 % below 61 869.2"),
        Mode = PluginMode.Live,
        Granted = Capabilities.MoveStops | Capabilities.Reduce,
        CauseSequence = 12,
        Cause = "position.update BTCUSDT#0 mark 61869.2",
    };

    public static TheoryData<string> Inputs => Of(typeof(SessionInput));

    public static TheoryData<string> Calls => Of(typeof(RestCall));

    public static TheoryData<string> Answers => Of(typeof(RestAnswer));

    public static TheoryData<string> Commands => Of(typeof(OrderCommand));

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Every_kind_of_input_comes_back_as_it_was(string type) =>
        ComesBack<SessionInput>(type, InputCodec.Write, bytes => InputCodec.ReadInput(bytes));

    [Theory]
    [MemberData(nameof(Calls))]
    public void Every_kind_of_call_comes_back_as_it_was(string type) =>
        ComesBack<RestCall>(type, InputCodec.Write, bytes => InputCodec.ReadCall(bytes));

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_kind_of_answer_comes_back_as_it_was(string type) =>
        ComesBack<RestAnswer>(type, InputCodec.Write, bytes => InputCodec.ReadAnswer(bytes));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_kind_of_command_comes_back_as_it_was(string type) => ComesBack<OrderCommand>(
        type, command => InputCodec.Write(Given with { Command = command }), bytes => InputCodec.ReadRequest(bytes).Command);

    [Fact]
    public void Requests_and_options_come_back_as_they_were() => Gen.Int.Sample(seed =>
    {
        var any = new AnyValue(seed);
        var request = (CommandRequest)any.Of(typeof(CommandRequest));
        var options = (SessionOptions)any.Of(typeof(SessionOptions));
        Assert.Null(SameValue.Difference(request, InputCodec.ReadRequest(InputCodec.Write(request))));
        Assert.Null(SameValue.Difference(options, InputCodec.ReadOptions(InputCodec.Write(options))));
    }, iter: 300);

    [Fact]
    public void A_command_reads_as_one_canonical_line()
    {
        Assert.Equal(
            """{"cause":"position.update BTCUSDT#0 mark 61869.2","causeSequence":12,"command":{"is":"SetStop","because":"1 % below 61 869.2","leg":{"account":"main","positionIdx":0,"symbol":"BTCUSDT"},"mayLoosen":false,"price":61250.50,"trigger":"MarkPrice"},"granted":"MoveStops, Reduce","id":{"number":17,"plugin":"trailing-stop"},"mode":"Live"}""",
            Encoding.UTF8.GetString(InputCodec.Write(Given)));
    }

    [Fact]
    public void What_a_newer_version_added_is_left_aside()
    {
        var answer = InputCodec.ReadAnswer("""{"later":{"a":[1]},"is":"OrderTaken","id":7,"orderId":"x","more":null}"""u8);

        Assert.Equal(new OrderTaken(7, "x"), answer);
    }

    [Theory]
    [InlineData("""{"is":"Teleport","id":7}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("null")]
    [InlineData("{")]
    public void What_cannot_be_read_is_told_in_words(string text)
    {
        var told = Assert.Throws<RecordingException>(() => InputCodec.ReadAnswer(Encoding.UTF8.GetBytes(text)));

        Assert.Contains("RestAnswer", told.Message, StringComparison.Ordinal);
    }

    private static TheoryData<string> Of(Type family) =>
        [.. family.Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(family)).Select(type => type.Name).Order(StringComparer.Ordinal)];

    private static void ComesBack<T>(string type, Func<T, byte[]> write, Func<byte[], T> read)
        where T : class
    {
        var made = typeof(T).Assembly.GetTypes().Single(one => one.Name == type && one.IsAssignableTo(typeof(T)));
        Gen.Int.Sample(seed =>
        {
            var value = (T)new AnyValue(seed).Of(made);
            var bytes = write(value);
            var back = read(bytes);
            Assert.True(SameValue.Difference(value, back) is null, $"{SameValue.Difference(value, back)} in {Encoding.UTF8.GetString(bytes)}");
            Assert.Equal(bytes, write(back));
            Assert.DoesNotContain((byte)'\n', bytes);
        }, iter: 300);
    }
}
