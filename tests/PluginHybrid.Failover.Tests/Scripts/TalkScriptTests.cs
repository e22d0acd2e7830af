using PluginHybrid.Testing;

namespace PluginHybrid.Failover.Tests.Scripts;

/// <summary>Scripts called <c>talk-…</c>.</summary>
[Category(Level.Failover)]
public sealed class TalkScriptTests : ScriptTests
{
    public static TheoryData<string> Names => ShippedScripts.Named("talk-");

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_host_does_what_the_script_expects(string name) => AsExpected(name);
}
