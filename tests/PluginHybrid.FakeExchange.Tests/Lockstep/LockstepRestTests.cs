using PluginHybrid.FakeExchange.Lockstep;
using PluginHybrid.FakeExchange.Tests.Playback;

namespace PluginHybrid.FakeExchange.Tests.Lockstep;

/// <summary>REST of an exchange in lockstep: every question waits for its recorded answer.</summary>
[Category(Level.Integration)]
public sealed class LockstepRestTests
{
    private const string Path = "/v5/position/list";
    private const string Query = "category=linear&settleCoin=USDT&limit=200";
    private static readonly AskedCall Read = new("GET", Path, Query, "");

    [Fact]
    public async Task A_read_waits_until_it_is_answered_with_the_recorded_rows()
    {
        await using var lockstep = await StartAsync(new RecordingInHand().Read($"{Path}?{Query}", RecordingInHand.Row("BTCUSDT", "Buy", 3, 0, 1, "avgPrice")));
        using var rest = new TestRest(lockstep.Exchange);
        Assert.Equal(CallVerdict.Awaited, lockstep.Control.Answer(Read));

        var answer = rest.GetAsync(Path, Query);
        await Answered(lockstep, CallVerdict.Answered);

        Assert.Equal("3", (await answer).GetProperty("result").GetProperty("list")[0].GetProperty("size").GetString());
    }

    [Fact]
    public async Task Status_and_headers_are_the_recorded_ones()
    {
        await using var lockstep = await StartAsync(new RecordingInHand().Asked("GET", $"{Path}?{Query}", "", 503, "<html>maintenance</html>", """[["content-type","text/html"],["retry-after","7"]]"""));
        using var rest = new TestRest(lockstep.Exchange);

        var answer = rest.Http.SendAsync(rest.Request(HttpMethod.Get, $"{Path}?{Query}", Query, null), TestContext.Current.CancellationToken);
        await Answered(lockstep, CallVerdict.Answered);

        using var response = await answer;
        Assert.Equal((503, "text/html", "7"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType, response.Headers.RetryAfter!.ToString()));
        Assert.Equal("<html>maintenance</html>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_whatever_was_recorded()
    {
        await using var lockstep = await StartAsync(new RecordingInHand().Read($"{Path}?{Query}"));
        using var rest = new TestRest(lockstep.Exchange) { Secret = "another" };

        Assert.Equal(10004, (await rest.GetAsync(Path, Query)).GetProperty("retCode").GetInt32());
        Assert.Equal(CallVerdict.Awaited, lockstep.Control.Answer(Read));
    }

    [Fact]
    public async Task What_the_recording_does_not_answer_is_told()
    {
        await using var lockstep = await StartAsync(new RecordingInHand().Read($"{Path}?category=linear&settleCoin=USDC&limit=200"));
        using var rest = new TestRest(lockstep.Exchange);
        var answer = rest.GetAsync(Path, Query);

        await Answered(lockstep, CallVerdict.NotRecorded);

        Assert.False(answer.IsCompleted);
        rest.Http.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_question_whose_connection_ended_is_cut_again()
    {
        await using var lockstep = await StartAsync(new RecordingInHand().Unanswered($"{Path}?{Query}", "the connection ended before the answer did"));
        using var rest = new TestRest(lockstep.Exchange);
        var answer = rest.GetAsync(Path, Query);

        await Answered(lockstep, CallVerdict.Cut);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
    }

    [Fact]
    public async Task A_question_that_waited_in_vain_is_left_to_its_clients_time_out()
    {
        await using var lockstep = await StartAsync(new RecordingInHand().Unanswered($"{Path}?{Query}", "cancelled or timed out"));
        using var rest = new TestRest(lockstep.Exchange);
        var answer = rest.GetAsync(Path, Query);

        await Answered(lockstep, CallVerdict.LeftHanging);

        Assert.False(answer.IsCompleted);
        rest.Http.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task The_venues_time_is_told_as_often_as_it_is_asked_for_and_its_clock_goes_with_it()
    {
        var asked = new RecordingInHand().After(1_000).Asked("GET", "/v5/market/time", "", 200, """{"retCode":0,"retMsg":"OK","result":{"timeSecond":"1795356331"},"retExtInfo":{},"time":1795356331000}""");
        await using var lockstep = await StartAsync(asked);
        using var rest = new TestRest(lockstep.Exchange);
        for (var question = 1; question <= 2; question++)
        {
            var answer = rest.Http.GetStringAsync(new Uri("/v5/market/time", UriKind.Relative), TestContext.Current.CancellationToken);
            await Wait.Until("the time is told", () => lockstep.Control.Answer(new AskedCall("GET", "/v5/market/time", "", "")) == CallVerdict.Answered);
            Assert.Contains("1795356331000", await answer, StringComparison.Ordinal);
        }

        Assert.Equal(TimeSpan.FromMilliseconds(1795356331000) - TimeSpan.FromMilliseconds(RecordingInHand.Start.ToUnixTimeMilliseconds() + 1_000), lockstep.Exchange.Clock.Offset);
    }

    private static async Task<InLockstep> StartAsync(RecordingInHand recording)
    {
        var lockstep = await InLockstep.StartAsync(recording);
        lockstep.FollowTheRest();
        return lockstep;
    }

    private static Task Answered(InLockstep lockstep, CallVerdict verdict) =>
        Wait.Until($"the question has arrived and is {verdict}", () => lockstep.Control.Answer(Read) is var came && (came == verdict || (came != CallVerdict.Awaited && Wrong(came))));

    private static bool Wrong(CallVerdict came) => throw new InvalidOperationException($"the verdict is {came}");
}
