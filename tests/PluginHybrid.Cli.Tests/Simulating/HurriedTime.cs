namespace PluginHybrid.Cli.Tests.Simulating;

/// <summary>A clock on which eleven seconds pass between any two looks: every line that is due each ten seconds comes.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private long _looks;

    public override long GetTimestamp() => Interlocked.Increment(ref _looks) * 11 * TimestampFrequency;
}
