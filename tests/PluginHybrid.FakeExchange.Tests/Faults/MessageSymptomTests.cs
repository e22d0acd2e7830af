namespace PluginHybrid.FakeExchange.Tests.Faults;

/// <summary>What each fault of messages makes of three ticker frames with the marks 1, 2 and 3.</summary>
[Category(Level.Integration)]
public sealed class MessageSymptomTests
{
    [Theory]
    [InlineData("message.drop: {}", "2 3")]
    [InlineData("message.duplicate: { copies: 2 }", "1 1 1 2 3")]
    [InlineData("message.reorder: { frames: 2 }", "2 1 3")]
    [InlineData("message.replay: { frames: all }", "1 2 1 3 1")]
    [InlineData("message.burst: { hold: 3, frames: 3 }", "1 2 3")]
    [InlineData("message.delay: { by: 50ms }", "2 3 1")]
    [InlineData("message.corrupt: {}", "broken 2 3")]
    [InlineData("message.truncated: { frames: 2 }", "broken broken 3")]
    [InlineData("message.wrong_type: { member: markPrice }", "Object 2 3")]
    [InlineData("message.missing_field: { member: markPrice }", "none 2 3")]
    [InlineData("message.set_field: { member: markPrice, value: 1E+2 }", "1E+2 2 3")]
    [InlineData("message.extra_field: { frames: all }", "1+ 2+ 3+")]
    [InlineData("message.drop: { topic: position, frames: all }", "1 2 3")]
    [InlineData("message.drop: { socket: private, frames: all }", "1 2 3")]
    public async Task Frames_change_as_the_fault_says(string action, string marks)
    {
        await using var bench = await Bench.StartAsync();
        await using var socket = await bench.TickersAsync();
        bench.Do($"{{ {action} }}");

        foreach (var mark in new[] { 1m, 2m, 3m })
        {
            bench.Exchange.SetMark("BTCUSDT", mark);
        }

        var came = new List<string>();
        while (came.Count < marks.Split(' ').Length)
        {
            came.Add(Mark(await socket.NextAsync($"more than {string.Join(' ', came)}")));
        }

        came.AddRange((await socket.FlushAsync()).Select(Mark));
        Assert.Equal(marks, string.Join(' ', came));
    }

    private static string Mark(string frame)
    {
        try
        {
            using var json = System.Text.Json.JsonDocument.Parse(frame);
            var data = json.RootElement.GetProperty("data");
            var more = data.TryGetProperty("newMember", out _) && data.TryGetProperty("newObject", out _) ? "+" : "";
            return !data.TryGetProperty("markPrice", out var mark) ? "none"
                : mark.ValueKind != System.Text.Json.JsonValueKind.String ? $"{mark.ValueKind}"
                : $"{mark.GetString()!.Split('.')[0]}{more}";
        }
        catch (System.Text.Json.JsonException)
        {
            return "broken";
        }
    }
}
