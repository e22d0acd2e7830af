using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.WhatIf;

/// <summary>One plugin of a what-if run.</summary>
/// <param name="Candidate">Its file.</param>
/// <param name="Terms">What it may do.</param>
/// <param name="Settings">Its settings as YAML; empty when those beside its file hold.</param>
/// <param name="Changes">What is other than recorded, in words.</param>
/// <param name="IsOtherBuild">True when its file is not the recorded one.</param>
internal sealed record WhatIfPlugin(PluginCandidate Candidate, PluginTerms Terms, string Settings, IReadOnlyList<string> Changes, bool IsOtherBuild);
