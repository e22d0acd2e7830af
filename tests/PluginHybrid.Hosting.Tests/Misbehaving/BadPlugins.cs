using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.Tests.Sources;

namespace PluginHybrid.Hosting.Tests.Misbehaving;

/// <summary>Every way to misbehave for which there is a plugin in <c>tests/TestPlugins</c>.</summary>
internal static class BadPlugins
{
    public const string HalfWritten = "half-written";
    public const string OldApi = "old-api";
    public const string ShipsTheSdk = "ships-the-sdk";

    /// <summary>Never comes back from a turn: whoever drives it inline waits with it.</summary>
    public static readonly IReadOnlyList<string> Holding = ["blocks", "spins"];

    /// <summary>What the rest does, all of it survivable on the receiving thread.</summary>
    public static readonly IReadOnlyList<string> Others =
    [
        "throws-on-start", "throws-on-event", "throws-in-timer", "async-void", "raw-thread", "pool-item", "raw-timer",
        "leaks-a-timer", "allocates", "floods-orders", ShipsTheSdk, OldApi, HalfWritten,
    ];

    public static TheoryData<string> All => [.. Others, .. Holding];

    public static TheoryData<string> AllOthers => [.. Others];

    /// <summary>The plugin as the host finds it.</summary>
    /// <param name="id">Which.</param>
    /// <param name="folder">Takes the one that the test writes itself.</param>
    public static PluginCandidate Find(string id, PluginFolder folder) => PluginCatalog.At(id switch
    {
        ShipsTheSdk => TestPlugins.Dll("ShipsTheSdk"),
        OldApi => TestPlugins.Dll("OldApi"),
        HalfWritten => WriteHalf(folder),
        _ => TestPlugins.Script(id),
    });

    private static string WriteHalf(PluginFolder folder)
    {
        var (image, _) = TestPlugins.Compile("public sealed class Calm : HybridPlugin;");
        return folder.Write($"{HalfWritten}/{HalfWritten}.dll", image[..(image.Length / 2)]);
    }
}
