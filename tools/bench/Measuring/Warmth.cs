using System.Diagnostics;
using System.Runtime;

namespace PluginHybrid.Bench.Measuring;

/// <summary>Tells when a process is warm: it has run for a while, and the JIT has had nothing to compile for a moment.</summary>
/// <remarks>
/// Time alone will not do. On a busy machine the background compiler waits for a core longer than any fixed warm-up, and
/// what is then measured is code that nobody has optimised yet.
/// </remarks>
/// <param name="leastTime">Not warm before this.</param>
internal sealed class Warmth(TimeSpan leastTime)
{
    // The runtime waits 100 ms without new methods before it optimises a batch of them.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(350);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(12);

    private long _begun;
    private long _compiledAt;
    private long _compiled;

    /// <summary>Looks; the first look is the beginning.</summary>
    public bool Look()
    {
        var now = Stopwatch.GetTimestamp();
        _begun = _begun == 0 ? now : _begun;
        var compiled = JitInfo.GetCompiledMethodCount();
        if (compiled != _compiled)
        {
            (_compiled, _compiledAt) = (compiled, now);
        }

        var age = Stopwatch.GetElapsedTime(_begun, now);
        return age >= MostTime || (age >= leastTime && Stopwatch.GetElapsedTime(_compiledAt, now) >= Quiet);
    }
}
