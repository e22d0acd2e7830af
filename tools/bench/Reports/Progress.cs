namespace PluginHybrid.Bench.Reports;

/// <summary>Tells on stderr what is being measured: one line that changes on a terminal, a line each elsewhere.</summary>
internal static class Progress
{
    public static void Tell(string what)
    {
        if (Console.IsErrorRedirected)
        {
            Console.Error.WriteLine($"{DateTimeOffset.UtcNow:HH:mm:ss} {what}");
        }
        else
        {
            Console.Error.Write($"\r{what,-78}\r");
        }
    }

    /// <summary>Takes the line on a terminal away.</summary>
    public static void End()
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{"",-78}\r");
        }
    }
}
