using System.Diagnostics;
using System.Globalization;
using System.Text;
using PluginHybrid.Hosting.Isolation;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.IsolationChild;

/// <summary>A plugin process for tests, and a few programs that only look like one; the first argument says which.</summary>
internal static class Program
{
    private static int Main(string[] args) => args[0] switch
    {
        "plugin-host" => Host(request => new ClassLoader(request)),
        "real-plugin-host" => Host(request => new PluginLoader(request.LoaderOptions())),
        "parent" => Parent(),
        "mute" => Answer(null),
        "wrong-version" => Answer("""{"t":"ready","protocol":7,"apiMajor":1,"apiMinor":0,"id":"x","title":"","version":"","asked":"None","warnings":[]}"""),
        "wrong-api" => Answer("""{"t":"ready","protocol":1,"apiMajor":9,"apiMinor":0,"id":"x","title":"","version":"","asked":"None","warnings":[]}"""),
        "garbage" => Answer("Hello, I am a script that prints."),
        "half" => Answer("""{"t":"ready","protocol":1}"""),
        "dies" => Die(),
        _ => 9,
    };

    private static int Host(Func<PluginProcessRequest, IPluginLoader> loader)
    {
        var (input, output) = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        Console.SetOut(Console.Error);
        return new PluginHostProcess(input, output, new PluginHostProcessOptions
        {
            Loader = loader,
            HostIsGone = Process.GetCurrentProcess().Kill,
            Complaints = Console.Error,
        }).Run();
    }

    // A host that tells its child's number, begins a turn that never ends, and waits to be ended itself.
    private static int Parent()
    {
        using var bench = new PluginBench(nameof(Misbehaving));
        bench.StartAsync().GetAwaiter().GetResult();
        _ = bench.TellAsync(Happenings.Stale("spin"));
        SpinWait.SpinUntil(() => bench.Log.Contains("spinning"));
        Console.WriteLine(bench.Log.First(line => line.StartsWith("process ", StringComparison.Ordinal)));
        Console.ReadLine();
        return 0;
    }

    private static int Answer(string? line)
    {
        using var output = Console.OpenStandardOutput();
        if (line is not null)
        {
            output.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }

        Console.ReadLine();
        while (Console.ReadLine() is not null)
        {
        }

        return 0;
    }

    private static int Die()
    {
        Console.Error.WriteLine("no disk left");
        return int.Parse("3", CultureInfo.InvariantCulture);
    }
}
