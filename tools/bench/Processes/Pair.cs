using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PluginHybrid.Bench.Measuring;

namespace PluginHybrid.Bench.Processes;

/// <summary>One run: a fresh sender and a fresh receiver, each a process of its own.</summary>
/// <param name="Candidate">Who receives.</param>
/// <param name="Symbols">Size of the market.</param>
/// <param name="Rate">Messages per second; 0: as fast as they are read.</param>
/// <param name="WarmUp">Not counted.</param>
/// <param name="Length">Counted.</param>
/// <param name="InlineCompletions">Runs socket completions on the thread that polls, by environment variable.</param>
internal sealed record Pair(string Candidate, int Symbols, int Rate, TimeSpan WarmUp, TimeSpan Length, bool InlineCompletions = false)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public async Task<RunResult> RunAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        var epoch = Text(Stopwatch.GetTimestamp());
        using var sender = Child.Start(["send", "--symbols", Text(Symbols), "--rate", Text(Rate), "--epoch", epoch]);
        var port = await sender.LineAsync(deadline.Token);
        using var receiver = Child.Start(
            [
                "receive", Candidate, "--port", port, "--symbols", Text(Symbols), "--rate", Text(Rate), "--epoch", epoch,
                "--warm-up", Text((long)WarmUp.TotalMilliseconds), "--length", Text((long)Length.TotalMilliseconds),
            ],
            InlineCompletions);
        var line = await receiver.LineAsync(deadline.Token);
        return JsonSerializer.Deserialize<RunResult>(line) ?? throw new InvalidOperationException($"{Candidate} printed no result: {line}");
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
