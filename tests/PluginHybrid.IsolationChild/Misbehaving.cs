using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.IsolationChild;

/// <summary>Does what the reason of a stale event says, most of it what no plugin should.</summary>
public sealed class Misbehaving : HybridPlugin
{
    /// <inheritdoc />
    public override ValueTask OnStart()
    {
        Log.Information($"process {Environment.ProcessId}");
        State.Set("starts", State.Get<int>("starts") + 1);
        return default;
    }

    /// <inheritdoc />
    public override async ValueTask OnStale(StreamStale stale)
    {
        switch (stale.Reason)
        {
            case "fail-fast": Environment.FailFast("I gave up."); break;
            case "overflow": Log.Information($"{Deeper(1)}"); break;
            case "exit": Environment.Exit(0); break;
            case "spin":
                Log.Information("spinning");
                Spin();
                break;
            case "garbage": WriteToOutput("position closed!\n"); break;
            case "oversized": WriteToOutput(new string('x', 5 * 1024 * 1024)); break;
            case "console": Console.WriteLine("harmless"); break;
            case "throw": throw new InvalidOperationException("thrown in the process");
            case "async-void": ThrowLater(); break;
            case "raw-thread": new Thread(static () => throw new InvalidOperationException("on a thread of my own")).Start(); break;
            case "environment": Log.Information($"environment {string.Join(' ', Names())}"); break;
            case "state-then-die":
                State.Set("lost", 1);
                Environment.FailFast("in the middle");
                break;
            case "forged-turn": WriteToOutput("{\"t\":\"did\",\"turn\":77}\n"); break;
            case "forged-command": WriteToOutput("{\"t\":\"did\",\"acts\":[{\"do\":\"submit\",\"id\":1,\"command\":{\"kind\":\"open\",\"leg\":{\"account\":\"main\",\"symbol\":\"X\",\"positionIdx\":0},\"because\":\"b\"}}]}\n"); break;
            case "never": await new TaskCompletionSource().Task; break;
            case "grandchild": Log.Information($"grandchild {Process.Start(new ProcessStartInfo("sleep", "600"))!.Id}"); break;
            default: Log.Information($"heard {stale.Reason}"); break;
        }
    }

    /// <inheritdoc />
    public override ValueTask OnStop(StopReason reason)
    {
        Log.Information($"stopped: {reason}");
        return default;
    }

    [MethodImpl(MethodImplOptions.NoOptimization)]
    private static int Deeper(int depth) => depth < 0 ? 0 : Deeper(depth + 1) + depth;

    private static void Spin()
    {
        while (Environment.ProcessId > 0)
        {
        }
    }

    private static void WriteToOutput(string text)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text));
    }

    private static IEnumerable<string> Names() =>
        Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal);

    private static async void ThrowLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("thrown by async void");
    }
}
