namespace PluginHybrid.Summaries;

/// <summary>How a run ended.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Reason"><c>time-elapsed</c>, <c>never-fresh</c>, <c>refused</c> or <c>interrupted</c>.</param>
/// <param name="Message">For people.</param>
internal sealed record ExitSummary(int Code, string Reason, string Message);
