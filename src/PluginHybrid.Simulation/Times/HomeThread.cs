using System.Diagnostics;
using System.Reflection;

namespace PluginHybrid.Simulation.Times;

/// <summary>The one thread of a world. Who comes to the world from another one has escaped: that is noted, and he is kept waiting until the world has ended.</summary>
internal sealed class HomeThread
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _left = new();
    private readonly TaskCompletionSource _escaped = new();
    private volatile string? _escape;
    private int _thread;

    /// <summary>Where code came from that runs on a foreign thread, empty when the stack does not say; <c>null</c> while none did.</summary>
    public string? Escape => _escape;

    /// <summary>Gives one who may be on the way the time to come.</summary>
    /// <param name="patience">Of the real clock.</param>
    public void Await(TimeSpan patience) => _escaped.Task.Wait((int)patience.TotalMilliseconds);

    /// <summary>Where the foreign thread was, frame by frame.</summary>
    public string Stack { get; private set; } = "";

    /// <summary>The present thread is home from now on.</summary>
    public void Enter() => _thread = Environment.CurrentManagedThreadId;

    /// <summary>Notes it when this is another thread, and keeps it here.</summary>
    public void Check()
    {
        if (_thread != Environment.CurrentManagedThreadId && _thread != 0)
        {
            Keep();
        }
    }

    /// <summary>The world has ended: who waits may go on, and finds everything dead.</summary>
    public void Leave() => _left.TrySetResult();

    private void Keep()
    {
        var stack = new StackTrace(fNeedFileInfo: false);
        Stack = stack.ToString();
        _escape ??= Site(stack);
        _escaped.TrySetResult();
        _left.Task.Wait((int)Longest.TotalMilliseconds);
    }

    // The innermost method that is not of the runtime and not of ours.
    private static string Site(StackTrace stack)
    {
        foreach (var frame in stack.GetFrames())
        {
            if (frame.GetMethod() is { DeclaringType: { } type } method && !IsOfHouse(type.Assembly))
            {
                return Named(type, method);
            }
        }

        return "";
    }

    private static bool IsOfHouse(Assembly assembly) => assembly.GetName().Name is { } name
        && (name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft", StringComparison.Ordinal)
            || name is "PluginHybrid.Core" or "PluginHybrid.Hosting" or "PluginHybrid.Bybit" or "PluginHybrid.Simulation" or "PluginHybrid.Sdk" or "PluginHybrid.Recordings" or "PluginHybrid.Replay" or "PluginHybrid.FakeExchange");

    // A compiler's state machine is nested in the class whose method it is, and bears its name: Plugin/<OnUpdate>d__3.
    private static string Named(Type type, MethodBase method)
    {
        var name = type.Name;
        if (type.DeclaringType is { } outer && name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end)
        {
            return $"{outer.FullName}.{name[1..end]}";
        }

        return $"{type.FullName}.{method.Name}";
    }
}
