using System.Reflection;
using System.Runtime.Loader;
using PluginHybrid.Hosting.Guard;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Finds the plugin to which an exception belongs that no lane caught.</summary>
internal sealed class StrayWatch : IStrayFaultSink, IDisposable
{
    private readonly SlotShelf _slots;
    private readonly bool _guesses;

    /// <summary>Begins to be asked.</summary>
    /// <param name="slots">All plugins.</param>
    /// <param name="guesses">True takes what nobody knows for a fault of an unknown plugin: for the one host of a live process.</param>
    public StrayWatch(SlotShelf slots, bool guesses)
    {
        (_slots, _guesses) = (slots, guesses);
        StrayFaults.Register(this);
    }

    /// <summary>Faults whose stack names no plugin, told to nobody.</summary>
    public long Unknown { get; private set; }

    /// <inheritdoc />
    public void Dispose() => StrayFaults.Forget(this);

    /// <inheritdoc />
    public bool TryTake(string where, Exception exception, IReadOnlyList<MethodBase> stack, bool mayGuess)
    {
        foreach (var method in stack)
        {
            foreach (var slot in _slots.All)
            {
                if (slot.Instance is { } instance && IsOf(instance, slot, method))
                {
                    slot.Guard.Faulted(instance, where, exception);
                    return true;
                }
            }
        }

        if (mayGuess && _guesses && _slots.All.Any(slot => slot.State == PluginState.Running))
        {
            Unknown++;
            _slots.TellUnknown(where, exception);
            return true;
        }

        return false;
    }

    private static bool IsOf(PluginInstance instance, PluginSlot slot, MethodBase method)
    {
        var outermost = method.DeclaringType;
        while (outermost?.DeclaringType is { } outer)
        {
            if (outermost == instance.PluginType)
            {
                return true;
            }

            outermost = outer;
        }

        if (outermost is null)
        {
            return false;
        }

        var assembly = outermost.Assembly;
        return outermost == instance.PluginType
            || slot.Current?.Owns(assembly) == true
            || (assembly == instance.PluginType?.Assembly && AssemblyLoadContext.GetLoadContext(assembly) != AssemblyLoadContext.Default);
    }
}
