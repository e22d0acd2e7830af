using PluginHybrid.FakeExchange.Tests.Playback;

namespace PluginHybrid.FakeExchange.Tests.Lockstep;

/// <summary>Sockets of an exchange in lockstep, with a plain client: nothing happens before its place.</summary>
[Category(Level.Integration)]
public sealed class LockstepSocketTests
{
    private const string Topic = "tickers.BTCUSDT";

    private static RecordingInHand Prices => new RecordingInHand().Opened(RecordingInHand.Public).Subscribed(RecordingInHand.Public, Topic).Snapshot("BTCUSDT", 100, 1);

    [Fact]
    public async Task A_dial_waits_until_its_place_has_come()
    {
        await using var lockstep = await InLockstep.StartAsync(Prices);
        Assert.Equal("the dial of public#1", lockstep.Control.Play(lockstep.Next));

        var dial = TestSocket.OpenAsync(lockstep.Exchange.PublicUri);
        await lockstep.PlayAsync();

        await using var socket = await dial;
        Assert.Null(socket.End);
    }

    [Fact]
    public async Task A_dial_that_failed_fails_with_the_same_status()
    {
        await using var lockstep = await InLockstep.StartAsync(new RecordingInHand().Lost(RecordingInHand.Private, 503));

        var dial = TestSocket.OpenAsync(lockstep.Exchange.PrivateUri);
        await lockstep.PlayAsync();

        Assert.Equal("HTTP 503", (await Assert.ThrowsAsync<InvalidOperationException>(() => dial)).Message);
    }

    [Fact]
    public async Task An_acknowledgement_is_made_here_and_comes_with_the_frames_at_its_place()
    {
        await using var lockstep = await InLockstep.StartAsync(Prices);
        await using var socket = await OpenAsync(lockstep);
        Assert.Equal("request r1 on public#1", lockstep.Control.Play(lockstep.Next));

        await socket.SendAsync(Requests.Subscribe("r1", Topic));
        await lockstep.PlayAsync();
        await lockstep.PlayAsync();

        var acknowledgement = await socket.NextAsync("the acknowledgement");
        Assert.Contains("\"req_id\":\"r1\"", acknowledgement, StringComparison.Ordinal);
        Assert.DoesNotContain("\"conn_id\":\"c\"", acknowledgement, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"snapshot\"", await socket.NextAsync("the snapshot"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_waits_for_the_subscription_that_brought_it()
    {
        var early = new RecordingInHand().Opened(RecordingInHand.Public).Sent(RecordingInHand.Public, Requests.Subscribe("r1", Topic)).Snapshot("BTCUSDT", 100, 1);
        await using var lockstep = await InLockstep.StartAsync(early);
        await using var socket = await OpenAsync(lockstep);

        Assert.Equal($"the subscription of {Topic} on public#1", lockstep.Control.Play(lockstep.Next));
        await socket.SendAsync(Requests.Subscribe("r1", Topic));
        await lockstep.PlayAsync();

        Assert.Contains("\"type\":\"snapshot\"", await socket.NextAsync("the snapshot"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_nobody_subscribed_in_the_recording_comes_all_the_same()
    {
        await using var lockstep = await InLockstep.StartAsync(new RecordingInHand().Opened(RecordingInHand.Public).Snapshot("BTCUSDT", 100, 1));
        await using var socket = await OpenAsync(lockstep);

        await lockstep.PlayAsync();

        Assert.Contains("\"type\":\"snapshot\"", await socket.NextAsync("the stray snapshot"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_was_recorded_is_repeated_in_its_words()
    {
        var refused = new RecordingInHand().Opened(RecordingInHand.Public).Sent(RecordingInHand.Public, Requests.Subscribe("r1", Topic))
            .Came(RecordingInHand.Public, """{"success":false,"ret_msg":"error:overloaded","conn_id":"c","req_id":"r1","op":"subscribe"}""");
        await using var lockstep = await InLockstep.StartAsync(refused);
        await using var socket = await OpenAsync(lockstep);

        await socket.SendAsync(Requests.Subscribe("r1", Topic));
        await lockstep.PlayAsync();

        var answer = await socket.NextAsync("the refusal");
        Assert.Contains("\"success\":false,\"ret_msg\":\"error:overloaded\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"conn_id\":\"c\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_refused_here_and_accepted_in_the_recording_is_told()
    {
        var accepted = new RecordingInHand().Opened(RecordingInHand.Private).Sent(RecordingInHand.Private, """{"req_id":"a1","op":"auth","args":[]}""")
            .Came(RecordingInHand.Private, """{"req_id":"a1","success":true,"ret_msg":"","op":"auth","conn_id":"c"}""");
        await using var lockstep = await InLockstep.StartAsync(accepted);
        await using var socket = await OpenAsync(lockstep, isPrivate: true);

        await socket.SendAsync(Requests.Auth(lockstep.Exchange, secret: "another"));

        await Wait.Until("the refusal is told", () => lockstep.Control.Play(lockstep.Next)?.Contains("refused here: Params Error", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("the peer closed the stream with code 1012: service restart", "closed 1012 service restart")]
    [InlineData("the peer closed the stream with code 1000", "closed 1000 ")]
    [InlineData("the connection ended without a close frame (1006)", "lost ConnectionClosedPrematurely")]
    [InlineData("the connection was reset by the peer (1006)", "lost ConnectionClosedPrematurely")]
    public async Task A_socket_ends_as_the_recorded_one_did(string words, string end)
    {
        await using var lockstep = await InLockstep.StartAsync(new RecordingInHand().Opened(RecordingInHand.Public).Lost(RecordingInHand.Public, words: words));
        await using var socket = await OpenAsync(lockstep);

        await lockstep.PlayAsync();

        await socket.UntilEndedAsync();
        Assert.Equal(end, socket.End);
    }

    private static async Task<TestSocket> OpenAsync(InLockstep lockstep, bool isPrivate = false)
    {
        var dial = TestSocket.OpenAsync(isPrivate ? lockstep.Exchange.PrivateUri : lockstep.Exchange.PublicUri);
        await lockstep.PlayAsync();
        return await dial;
    }
}
