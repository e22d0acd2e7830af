using System.Buffers;
using PluginHybrid.Core.Orders;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Replay.Scripts;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Scripts;

/// <summary>When a command a plugin gives in a replay is the one that was recorded.</summary>
[Category(Level.Unit)]
public sealed class RecordedCommandTests
{
    private const string Order = "3f2a7c1e-9b1d-4c55-8e0a-1d2c3b4a5f60";

    [Theory]
    [InlineData("asked for by jane.doe@example.com")]
    [InlineData("the host 192.0.2.17 said so")]
    [InlineData("token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln")]
    public void A_reason_that_redaction_changed_is_the_same_reason(string because)
    {
        var recorded = Recorded(Close(because));

        Assert.NotEqual(because, recorded.Request.Command.Because);
        Assert.True(recorded.IsSame(Close(because)));
    }

    [Fact]
    public void A_reason_with_an_id_that_the_replay_knows_by_its_pseudonym_is_the_same_reason()
    {
        var recorded = Recorded(Close($"after order {Order} of jane.doe@example.com"));
        var pseudonym = recorded.Request.Command.Because.Split(' ')[2];

        Assert.NotEqual(Order, pseudonym);
        Assert.True(recorded.IsSame(Close($"after order {pseudonym} of jane.doe@example.com")));
    }

    [Theory]
    [InlineData("asked for by jane.doe@example.com twice")]
    [InlineData("asked for by nobody")]
    [InlineData("asked for by jane.doe@example.com", 2)]
    public void Another_reason_or_figure_is_another_command(string because, int quantity = 1) =>
        Assert.False(Recorded(Close("asked for by jane.doe@example.com")).IsSame(Close(because, quantity)));

    [Fact]
    public void In_a_recording_that_was_not_redacted_every_letter_counts()
    {
        var recorded = new RecordedCommand(7, TimeSpan.Zero, Close("asked for by (removed)"), IsRedacted: false);

        Assert.False(recorded.IsSame(Close("asked for by jane.doe@example.com")));
        Assert.True(recorded.IsSame(Close("asked for by (removed)")));
    }

    private static CommandRequest Close(string because, decimal quantity = 1) => new()
    {
        Id = new CommandId("mine", 3),
        Mode = PluginMode.Live,
        Granted = Capabilities.Reduce,
        Command = new Reduce(new PositionKey(PositionKey.MainAccount, "BTCUSDT", 0), quantity, because),
    };

    private static RecordedCommand Recorded(CommandRequest given)
    {
        var safe = new ArrayBufferWriter<byte>();
        new RecordRedactor(new RedactionSettings()).Write(new(MessageKind.Canonical, nameof(CommandRequest)), InputCodec.Write(given), safe, []);
        return new RecordedCommand(7, TimeSpan.Zero, InputCodec.ReadRequest(safe.WrittenSpan), IsRedacted: true);
    }
}
