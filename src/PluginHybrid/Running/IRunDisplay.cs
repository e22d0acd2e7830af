namespace PluginHybrid.Running;

/// <summary>Shows a run to whoever is there.</summary>
internal interface IRunDisplay : IDisposable
{
    /// <summary>Called about five times a second, never by the stream's own threads.</summary>
    /// <param name="now">The session now.</param>
    void Show(SessionSnapshot now);

    /// <summary>Called once, after the streams are closed.</summary>
    /// <param name="last">The session as it was at the end.</param>
    /// <param name="end">Why it ended.</param>
    void End(SessionSnapshot last, RunEnd end);
}
