using PluginHybrid.Testing;

namespace PluginHybrid.Failover.Tests.Scripts;

/// <summary>Scripts called <c>plugin-…</c>.</summary>
[Category(Level.Failover)]
public sealed class PluginScriptTests : ScriptTests
{
    public static TheoryData<string> Names => ShippedScripts.Named("plugin-");

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_host_does_what_the_script_expects(string name) => AsExpected(name);
}
