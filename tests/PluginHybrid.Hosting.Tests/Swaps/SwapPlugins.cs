using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.Tests.Sources;

namespace PluginHybrid.Hosting.Tests.Swaps;

/// <summary>One plugin in all three forms, each in two texts that decide the same: what a trader saves again and again.</summary>
/// <param name="folder">Where it is saved.</param>
internal sealed class SwapPlugins(PluginFolder folder)
{
    public static readonly IReadOnlyList<string> Ids = ["as-dll", "as-script", "as-source"];

    // Every account event changes the sum, so one that is lost, doubled or out of order changes every decision after it.
    private const string Work = """
            var number = (int)wallet.WalletBalance!.Value;
            var sum = (State.Get<long>("sum") * 31 + number) % 1_000_000_007;
            State.Set("sum", sum);
            var last = State.Get<int>("last");
            State.Set("last", number);
            if (number != last + 1) { Metrics.Count("gaps"); }
            if (number % 25 == 0) { _ = Orders.Submit(new SetStop(new PositionKey("main", "BTCUSDT", 0), sum, $"{number} sum {sum}")).AsTask(); }
    """;

    private readonly (byte[] Image, byte[] Symbols)[] _dlls = [TestPlugins.Compile(Class("as-dll", 0)), TestPlugins.Compile(Class("as-dll", 1))];

    /// <summary>Saves a version of a plugin over the one that lies there.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">Even and odd ones have different texts.</param>
    public PluginCandidate Save(string id, int version)
    {
        var which = version % 2;
        switch (id)
        {
            case "as-dll":
                folder.Write($"{id}/{id}.pdb", _dlls[which].Symbols);
                return PluginCatalog.At(folder.Write($"{id}/{id}.dll", _dlls[which].Image));
            case "as-source":
                return PluginCatalog.At(folder.Write($"{id}.cs", Class(id, which)));
            default:
                return PluginCatalog.At(folder.Write($"{id}.csx", Script(which)));
        }
    }

    private static string Class(string id, int which) => $$"""
        [Plugin("{{id}}", Needs = Capabilities.MoveStops)]
        public sealed class Version{{which}} : HybridPlugin
        {
            public override ValueTask OnUpdate(PositionUpdate update) { Metrics.Count("ticks"); return default; }

            public override ValueTask OnResync(Resync resync) { Metrics.Count("resyncs"); return default; }

            public override ValueTask OnWallet(WalletUpdate wallet)
            {
                {{Work}}
                return default;
            }
        }
        """;

    private static string Script(int which) => $$"""
        // Version {{which}}.
        Needs(Capabilities.MoveStops);
        OnUpdate(update => Metrics.Count("ticks"));
        On<Resync>(resync => Metrics.Count("resyncs"));
        On<WalletUpdate>(wallet =>
        {
            {{Work}}
        });
        """;
}
