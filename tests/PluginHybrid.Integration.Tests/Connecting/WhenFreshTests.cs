using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Connecting;

/// <summary>Waiting for the truth.</summary>
[Category(Level.Integration)]
public sealed class WhenFreshTests
{
    [Fact]
    public async Task The_wait_ends_when_both_halves_are_fresh()
    {
        await using var rig = await Rig.StartAsync();

        await Ends(rig);

        Assert.True(rig.IsFresh, rig.Tell());
    }

    [Fact]
    public async Task A_fresh_stream_lets_everybody_through_at_once()
    {
        await using var rig = await Rig.FreshAsync();

        Assert.True(rig.WhenFresh().IsCompletedSuccessfully, rig.Tell());
    }

    [Fact]
    public async Task After_a_loss_the_wait_begins_anew()
    {
        await using var rig = await Rig.FreshAsync(connections: Rig.Brisk with { AuthTimeout = TimeSpan.FromMilliseconds(150) });
        rig.Exchange.Controls.OnReply("auth", ReplyPlan.Withhold, int.MaxValue);
        rig.Exchange.Controls.Drop(ConnectionKind.Private);
        await Wait.Until("the loss is noticed", () => !rig.IsFresh, rig.Tell);

        var wait = rig.WhenFresh();

        Assert.False(wait.IsCompleted, rig.Tell());
        rig.Exchange.Controls.AnswerNormally();
        await Wait.For("the wait to end", wait);
    }

    [Fact]
    public async Task A_wait_can_be_given_up_without_harm_to_the_stream()
    {
        await using var rig = await Rig.StartAsync(before: exchange => exchange.Controls.OnReply("auth", ReplyPlan.Withhold));
        using var patience = new CancellationTokenSource();

        var wait = rig.Stream.WhenFreshAsync(patience.Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.False(rig.WhenFresh().IsCompleted);
    }

    [Fact]
    public async Task A_stop_ends_the_wait()
    {
        await using var rig = await Rig.StartAsync(before: exchange => exchange.Controls.OnReply("auth", ReplyPlan.Withhold, int.MaxValue));
        var wait = rig.WhenFresh();

        await rig.Stop();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait.For("the wait to end", wait));
    }

    [Fact]
    public async Task A_wait_that_begins_after_the_stop_of_a_fresh_stream_ends_at_once()
    {
        await using var rig = await Rig.FreshAsync();
        await rig.Stop();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait.For("an end of the wait", rig.WhenFresh()));
    }

    private static Task Ends(Rig rig) => Wait.For("an end of the wait", rig.WhenFresh());
}
