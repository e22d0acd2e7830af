using PluginHybrid.FakeExchange;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.System.Tests.Rigging;

/// <summary>How a <see cref="SystemRig"/> is set up.</summary>
public sealed record SystemPlan
{
    public FakeBybitOptions Fake { get; init; } = new() { Seed = 7 };

    /// <summary>The clock of venue and host.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public PluginForm Form { get; init; } = PluginForm.Dll;

    /// <summary>Settings in YAML by plugin id, instead of those beside the plugin.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public Func<string, PluginTerms> Terms { get; init; } = _ => new PluginTerms { Mode = PluginMode.Live, Allow = (Capabilities)~0 };
}
