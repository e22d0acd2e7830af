namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>For tests that measure the process: no other test runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
