using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lifecycle;

[Category(Level.Unit)]
public sealed class TurnstileTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Commands_go_through_one_after_the_other_also_behind_one_that_failed(bool inline)
    {
        var turnstile = new Turnstile(inline);
        var first = new TaskCompletionSource();
        var done = new List<int>();

        var failing = turnstile.RunAsync(() => first.Task);
        Task[] waiting = [.. Enumerable.Range(1, 3).Select(number => turnstile.RunAsync(() =>
        {
            done.Add(number);
            return Task.CompletedTask;
        }))];
        Assert.Empty(done);
        first.SetException(new InvalidOperationException("the first failed"));

        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], done);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
    }

    [Fact]
    public void Inline_all_of_them_are_through_on_the_thread_that_ends_the_first()
    {
        var turnstile = new Turnstile(inline: true);
        var first = new TaskCompletionSource();
        var threads = new List<int>();
        _ = turnstile.RunAsync(() => first.Task);
        _ = turnstile.RunAsync(() =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return Task.CompletedTask;
        });

        first.SetResult();

        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }
}
