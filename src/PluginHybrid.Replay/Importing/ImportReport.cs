namespace PluginHybrid.Replay.Importing;

/// <summary>What came of an import.</summary>
/// <param name="Frames">Ticker frames taken.</param>
/// <param name="Symbols">Their symbols, in the order of first sight.</param>
/// <param name="Answers">Acknowledgements and pongs left out: they answer requests of another client.</param>
/// <param name="Malformed">Lines left out because they are none.</param>
/// <param name="Problems">The first hundred of them: file, line, what is wrong.</param>
/// <param name="Length">From the first frame to the last.</param>
public sealed record ImportReport(long Frames, IReadOnlyList<string> Symbols, long Answers, long Malformed, IReadOnlyList<string> Problems, TimeSpan Length);
