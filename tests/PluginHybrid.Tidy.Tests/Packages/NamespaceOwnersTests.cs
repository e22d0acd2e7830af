using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Packages;

[Category(Level.Unit)]
public sealed class NamespaceOwnersTests
{
    private const string Offence = """
        using Microsoft.AspNetCore.Builder;
        using Mock = WireMock.Server.WireMockServer;
        using WireMockery;

        internal sealed class Host
        {
            private readonly global::Microsoft.Data.Sqlite.SqliteConnection _file;
            private static object Tree() => Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("");
        }
        """;

    [Fact]
    public void Only_the_owner_of_a_namespace_names_it() => new NamespaceOwners().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Names_of_others_are_found_in_usings_aliases_and_code() => new NamespaceOwners()
        .Inspect(Tree.Of(("src/PluginHybrid.Bybit/Host.cs", Offence)))
        .MustFind(
            "src/PluginHybrid.Bybit/Host.cs:1: names Microsoft.AspNetCore; only src/PluginHybrid.FakeExchange/Server may",
            "src/PluginHybrid.Bybit/Host.cs:2: names WireMock; only src/PluginHybrid.FakeExchange/Server may",
            "src/PluginHybrid.Bybit/Host.cs:7: names Microsoft.Data.Sqlite; only src/PluginHybrid.Hosting may",
            "src/PluginHybrid.Bybit/Host.cs:8: names Microsoft.CodeAnalysis; only src/PluginHybrid.Hosting/Sources may");

    [Fact]
    public void The_owner_may_name_its_own() => new NamespaceOwners()
        .Inspect(Tree.Of(("src/PluginHybrid.FakeExchange/Server/Host.cs", "using WireMock.Server;")))
        .MustHold();
}
