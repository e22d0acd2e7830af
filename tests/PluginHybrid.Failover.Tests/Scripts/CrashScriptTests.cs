using PluginHybrid.Testing;

namespace PluginHybrid.Failover.Tests.Scripts;

/// <summary>Scripts called <c>crash-…</c>.</summary>
[Category(Level.Failover)]
public sealed class CrashScriptTests : ScriptTests
{
    public static TheoryData<string> Names => ShippedScripts.Named("crash-");

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_host_does_what_the_script_expects(string name) => AsExpected(name);
}
