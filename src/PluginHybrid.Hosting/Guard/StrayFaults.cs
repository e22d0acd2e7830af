using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace PluginHybrid.Hosting.Guard;

/// <summary>Exceptions that no lane can catch: raw threads, pool items, finalizers, tasks that nobody awaited.</summary>
/// <remarks>
/// Process-wide and installed once, since the runtime allows one such handler. An exception on whose stack stands code of
/// a plugin of some host is that plugin's fault. One without such a stack, while plugins run, is told as that of an unknown
/// plugin. The process goes on in both cases.
/// </remarks>
internal static class StrayFaults
{
    private static readonly Lock Gate = new();
    private static readonly List<IStrayFaultSink> Sinks = [];
    private static bool _installed;

    /// <summary>Begins to ask a host whether an exception is its plugins'.</summary>
    public static void Register(IStrayFaultSink sink)
    {
        lock (Gate)
        {
            Sinks.Add(sink);
            if (_installed)
            {
                return;
            }

            _installed = true;
        }

        ExceptionHandling.SetUnhandledExceptionHandler(exception => Tell("raw thread, pool item or finalizer", exception));
        TaskScheduler.UnobservedTaskException += (_, unobserved) =>
        {
            if (Tell("task that nobody awaited", unobserved.Exception.GetBaseException()))
            {
                unobserved.SetObserved();
            }
        };
    }

    /// <summary>No longer asks a host.</summary>
    public static void Forget(IStrayFaultSink sink)
    {
        lock (Gate)
        {
            Sinks.Remove(sink);
        }
    }

    /// <summary>Tells the host whose plugin's code is on the stack.</summary>
    /// <returns>True when one took it.</returns>
    internal static bool Tell(string where, Exception exception)
    {
        var methods = MethodsOf(exception);
        IStrayFaultSink[] sinks;
        lock (Gate)
        {
            sinks = [.. Sinks];
        }

        return sinks.Any(sink => sink.TryTake(where, exception, methods, mayGuess: false))
            || sinks.Any(sink => sink.TryTake(where, exception, methods, mayGuess: true));
    }

    private static MethodBase[] MethodsOf(Exception exception) =>
        [.. new StackTrace(exception).GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>()];
}

/// <summary>A host that knows its plugins' code.</summary>
internal interface IStrayFaultSink
{
    /// <summary>Takes a fault if it is of one of its plugins.</summary>
    /// <param name="where">On what kind of thread.</param>
    /// <param name="exception">What was thrown; not kept.</param>
    /// <param name="stack">Methods on the stack, innermost first.</param>
    /// <param name="mayGuess">True: nobody knows the stack; take it as a fault of an unknown plugin.</param>
    bool TryTake(string where, Exception exception, IReadOnlyList<MethodBase> stack, bool mayGuess);
}
