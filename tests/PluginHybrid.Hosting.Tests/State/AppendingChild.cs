using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PluginHybrid.Hosting.State;

namespace PluginHybrid.Hosting.Tests.State;

/// <summary>What this assembly does when it is started as a child of <see cref="KillTests"/>: appends without end and says what is durable.</summary>
internal static class AppendingChild
{
    public const string FolderVariable = "HYBRID_TEST_APPEND_TO";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "The test runner owns Main.")]
    internal static void Begin()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { } folder)
        {
            Append(new StateFiles(folder, "simulated", "main"));
        }
    }

    private static void Append(StateFiles files)
    {
        var output = Console.Out;
        using var room = new SemaphoreSlim(1000);
        using var store = StateStore.Open(new StateStoreOptions { Files = files });
        for (var number = 1L; ; number++)
        {
            room.Wait();
            var told = number;
            store.Journal.Keep(StateFolder.Leg((int)told, isOpen: told % 2 == 0));
            store.States.Write("child", StateFolder.Values(("turn", $"{told}")));
            store.Journal.Append(StateFolder.Line(told));
            store.Journal.WhenDurable(() =>
            {
                output.WriteLine(told);
                room.Release();
            });
        }
    }
}
