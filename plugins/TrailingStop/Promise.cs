namespace PluginHybrid.Plugins.Trailing;

/// <summary>A value the desk took. The venue's row shows it a little later; until then the promise counts.</summary>
/// <param name="Value">Stop price, or trailing distance.</param>
/// <param name="At">When it was taken.</param>
/// <param name="OnPaper">Nothing was sent (shadow, paper): the venue's row will never show it, so the promise counts as long as nothing is sent, see <see cref="TrailMemory.WithoutPaper"/>.</param>
internal sealed record Promise(decimal Value, DateTimeOffset At, bool OnPaper)
{
    /// <summary>How long the venue's row may take to show it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>True while the promise stands for what the venue's row does not show.</summary>
    public bool Counts(DateTimeOffset now) => OnPaper || now - At <= Patience;
}
