namespace PluginHybrid.Bench.Measuring;

/// <summary>The measured part of one run, after the warm-up.</summary>
/// <param name="Messages">Messages in it.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="CpuMicroseconds">Processor time per message, of the whole receiving process.</param>
/// <param name="AllocatedBytes">Managed memory allocated per message.</param>
/// <param name="Collections">Garbage collections in it.</param>
internal sealed record Window(long Messages, double Seconds, double CpuMicroseconds, double AllocatedBytes, int Collections)
{
    public double Rate => Messages / Seconds;

    /// <summary>Both windows as one.</summary>
    public Window Plus(Window other)
    {
        var messages = Messages + other.Messages;
        return new Window(
            messages,
            Seconds + other.Seconds,
            Share(CpuMicroseconds, other.CpuMicroseconds),
            Share(AllocatedBytes, other.AllocatedBytes),
            Collections + other.Collections);

        double Share(double mine, double theirs) => ((mine * Messages) + (theirs * other.Messages)) / messages;
    }
}
