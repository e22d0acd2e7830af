namespace PluginHybrid.Testing;

/// <summary>Waits for named conditions; the only waiting a test may do.</summary>
public static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Polls until <paramref name="condition"/> holds.</summary>
    /// <param name="what">The condition in words; the failure says it was not reached.</param>
    /// <param name="condition">What must become true.</param>
    /// <param name="because">Adds the state found to the failure text.</param>
    /// <param name="patience">Deadline. Default 60 s: only a failure waits so long, and machines are shared.</param>
    public static async Task Until(string what, Func<bool> condition, Func<string>? because = null, TimeSpan? patience = null)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(deadline) > (patience ?? Patience))
            {
                Xunit.Assert.Fail($"Waited {(patience ?? Patience).TotalSeconds:0} s for: {what}. Found: {because?.Invoke() ?? "it never held"}");
            }

            await Task.Delay(2);
        }
    }

    /// <summary>Awaits a task with a deadline and a name.</summary>
    /// <param name="what">What is awaited, in words.</param>
    /// <param name="task">The task.</param>
    /// <param name="patience">Deadline. Default 60 s.</param>
    public static async Task For(string what, Task task, TimeSpan? patience = null)
    {
        try
        {
            await task.WaitAsync(patience ?? Patience);
        }
        catch (TimeoutException)
        {
            Xunit.Assert.Fail($"Waited {(patience ?? Patience).TotalSeconds:0} s for: {what}.");
        }
    }

    /// <summary>Awaits a task with a deadline and a name.</summary>
    /// <typeparam name="T">What the task yields.</typeparam>
    /// <param name="what">What is awaited, in words.</param>
    /// <param name="task">The task.</param>
    /// <param name="patience">Deadline. Default 60 s.</param>
    public static async Task<T> For<T>(string what, Task<T> task, TimeSpan? patience = null)
    {
        try
        {
            return await task.WaitAsync(patience ?? Patience);
        }
        catch (TimeoutException)
        {
            Xunit.Assert.Fail($"Waited {(patience ?? Patience).TotalSeconds:0} s for: {what}.");
            throw;
        }
    }
}
