using PluginHybrid.Core.Journal;

namespace PluginHybrid.Hosting.Journal;

/// <summary>A line as it stands in the journal.</summary>
/// <param name="Id">Rising in the order in which lines were appended, over all runs.</param>
/// <param name="Run">Which run of the host. Numbers of commands, inputs and lives begin anew with each.</param>
/// <param name="Entry">What was appended; its time in whole microseconds.</param>
public sealed record JournalLine(long Id, long Run, JournalEntry Entry);
