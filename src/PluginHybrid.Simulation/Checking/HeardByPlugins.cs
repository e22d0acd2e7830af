using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Simulation.Checking;

/// <summary>What the lane of each plugin handed over, leg by leg: nothing of a life after its close, and no tick that is older than what came before it.</summary>
/// <remarks>Swaps and restarts of a plugin change nothing: what its lane has closed stays closed.</remarks>
/// <param name="fail">Takes the place and the text.</param>
internal sealed class HeardByPlugins(Action<string, string> fail)
{
    private readonly Dictionary<string, Dictionary<PositionKey, Heard>> _plugins = new(StringComparer.Ordinal);

    /// <summary>Another process.</summary>
    public void Clear() => _plugins.Clear();

    /// <summary>A plugin is handed a tick.</summary>
    public void Ticks(string plugin, in PositionUpdate tick)
    {
        var heard = Of(plugin, tick.Position.Key);
        Updates(plugin, heard, tick);
        if (tick.Stamp.Sequence <= heard.Sequence)
        {
            fail("plugin-older", $"{plugin} was handed a tick of {tick.Position.Key} (event {tick.Stamp.Sequence}) after event {heard.Sequence} of that leg.");
        }

        heard.Sequence = tick.Stamp.Sequence;
    }

    /// <summary>A plugin's lane takes an account event.</summary>
    public void Takes(string plugin, IHybridEvent happened)
    {
        switch (happened)
        {
            case PositionOpened opened:
                Of(plugin, opened.Position.Key).Sequence = opened.Stamp.Sequence;
                break;
            case PositionUpdate update:
                var heard = Of(plugin, update.Position.Key);
                Updates(plugin, heard, update);
                heard.Sequence = update.Stamp.Sequence;
                break;
            case PositionClosed closed:
                var over = Of(plugin, closed.Position.Key);
                (over.ClosedLife, over.Sequence) = (closed.Position.Life, closed.Stamp.Sequence);
                break;
            default:
                break;
        }
    }

    private void Updates(string plugin, Heard heard, in PositionUpdate update)
    {
        if (update.Position.Life <= heard.ClosedLife)
        {
            fail("plugin-flat", $"{plugin} was handed a position.update for {update.Position.Key} (life {update.Position.Life}) after the close of life {heard.ClosedLife}.");
        }
    }

    private Heard Of(string plugin, PositionKey leg)
    {
        if (!_plugins.TryGetValue(plugin, out var legs))
        {
            _plugins[plugin] = legs = [];
        }

        if (!legs.TryGetValue(leg, out var heard))
        {
            legs[leg] = heard = new Heard();
        }

        return heard;
    }

    private sealed class Heard
    {
        public int ClosedLife { get; set; }

        public long Sequence { get; set; }
    }
}
