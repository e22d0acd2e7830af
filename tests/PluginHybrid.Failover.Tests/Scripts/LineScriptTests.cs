using PluginHybrid.Testing;

namespace PluginHybrid.Failover.Tests.Scripts;

/// <summary>Scripts called <c>line-…</c>.</summary>
[Category(Level.Failover)]
public sealed class LineScriptTests : ScriptTests
{
    public static TheoryData<string> Names => ShippedScripts.Named("line-");

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_host_does_what_the_script_expects(string name) => AsExpected(name);
}
