namespace PluginHybrid.Recordings.Auditing;

/// <summary>HTTP exchanges of one path.</summary>
/// <param name="Path">Method and path.</param>
/// <param name="Count">How many.</param>
/// <param name="Failed">Without a reply, or with a status other than 200.</param>
/// <param name="Unanswered">Whose reply is not in the recording.</param>
/// <param name="MeanMilliseconds">Of those answered.</param>
public sealed record ExchangeFigures(string Path, long Count, long Failed, long Unanswered, double MeanMilliseconds);
