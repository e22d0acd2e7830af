using System.Reflection;
using PluginHybrid.FakeExchange;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Cli.Tests.Simulating;

/// <summary>A planted bug: writes the account's secret into the log when a position opens after the stream was lost. Needs a trouble and a deed, in this order.</summary>
internal sealed class Blabber : HybridPlugin
{
    private bool _wasLost;

    public override ValueTask OnStale(StreamStale stale)
    {
        _wasLost = true;
        return default;
    }

    public override ValueTask OnOpened(PositionOpened opened)
    {
        Log.Information(_wasLost ? FakeBybit.DefaultApiSecret : "nothing is wrong yet");
        return default;
    }

    /// <summary>Puts it in the place of the aged monitor.</summary>
    /// <param name="inner">Loads the others.</param>
    public static IPluginLoader InPlace(IPluginLoader inner) => new Loader(inner);

    private sealed class Loader(IPluginLoader inner) : IPluginLoader
    {
        public async Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token)
        {
            var loaded = await inner.LoadAsync(candidate, token);
            return candidate.Id == "aged-monitor" && loaded.Plugin is { } plugin ? loaded with { Plugin = new Disguise(plugin) } : loaded;
        }
    }

    private sealed class Disguise(LoadedPlugin plugin) : WrappedPlugin(plugin)
    {
        public override bool Owns(Assembly assembly) => assembly == typeof(Blabber).Assembly;

        public override HybridPlugin CreateInstance() => new Blabber();

        public override void Dispose() => Inner.Dispose();

        public override bool IsGone(bool collect) => true;
    }
}
