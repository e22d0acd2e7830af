namespace PluginHybrid.Drilling.Comparing;

/// <summary>What one run of a drill came to at the venue.</summary>
/// <param name="Commands">Every command that arrived, in order, refused ones included.</param>
/// <param name="Ends">The legs ever touched, as they stood at the end, each in one line, in order.</param>
internal sealed record RoundResult(IReadOnlyList<SentCommand> Commands, IReadOnlyList<string> Ends);
