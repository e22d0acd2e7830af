using PluginHybrid.Bybit;
using PluginHybrid.Core.Connections;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Connecting;

/// <summary>Keys the venue does not take.</summary>
[Category(Level.Integration)]
public sealed class KeyTests
{
    private const string WrongSecret = "FAKESECRET-of-another-key";

    [Fact]
    public async Task A_refused_key_ends_in_failed_and_says_what_to_check()
    {
        await using var rig = await Rig.StartAsync(new RigPlan { ApiSecret = WrongSecret });

        var thrown = await Assert.ThrowsAsync<KeyRefusedException>(async () => await Wait.For("the verdict on the key", rig.WhenFresh()));

        Assert.Equal("Params Error", thrown.Reason);
        var failures = rig.Events.Of<AuthFailed>();
        Assert.Equal([false, true], failures.Select(failed => failed.IsFinal));
        Assert.Equal(thrown.WhatToCheck, failures[1].WhatToCheck);
        foreach (var hint in (string[])["the key was made for", "belong together", "expired", "the clock"])
        {
            Assert.Contains(hint, thrown.WhatToCheck, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_the_second_refusal_nothing_is_dialled_and_the_public_stream_goes_on()
    {
        await using var rig = await Rig.StartAsync(new RigPlan { ApiSecret = WrongSecret });
        await Wait.Until("the private stream has failed", () => rig.Stream.Statistics.Private.State == ConnectionState.Failed, rig.Tell);

        rig.Stream.WatchTicker("BTCUSDT");
        await rig.Subscribed("BTCUSDT");

        Assert.Equal(2, rig.Exchange.Controls.Connections.Count(connection => connection.Kind == ConnectionKind.Private));
        Assert.DoesNotContain(rig.Exchange.Controls.Rest.Requests, request => request.Path == "/v5/position/list");
        Assert.True(rig.Stream.PublicConnected && !rig.Stream.PrivateConnected, rig.Tell());
    }

    [Fact]
    public async Task Neither_key_nor_secret_is_in_anything_a_refused_key_leaves_behind()
    {
        await using var rig = await Rig.StartAsync(new RigPlan { ApiSecret = WrongSecret });
        var thrown = await Assert.ThrowsAsync<KeyRefusedException>(async () => await Wait.For("the verdict on the key", rig.WhenFresh()));

        var told = $"{thrown}\n{rig.Tell()}";

        Assert.DoesNotContain(WrongSecret, told, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeBybit.DefaultApiKey, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_refusal_is_followed_by_a_new_look_at_the_clock_and_another_try()
    {
        await using var rig = await Rig.FreshAsync(before: exchange => exchange.Controls.RefuseAuth());

        var failed = Assert.Single(rig.Events.Of<AuthFailed>());
        Assert.False(failed.IsFinal);
        Assert.InRange(rig.Exchange.Controls.Rest.Count("/v5/market/time"), 2, 4);
    }

    [Fact]
    public async Task An_auth_that_is_never_answered_is_tried_again_and_is_no_verdict_on_the_key()
    {
        await using var rig = await Rig.FreshAsync(
            before: exchange => exchange.Controls.OnReply("auth", ReplyPlan.Withhold, times: 3),
            connections: Rig.Brisk with { AuthTimeout = TimeSpan.FromMilliseconds(150) });

        var failures = rig.Events.Of<AuthFailed>();
        Assert.True(failures.Count >= 3, rig.Tell());
        Assert.All(failures, failed => Assert.False(failed.IsFinal));
    }
}
