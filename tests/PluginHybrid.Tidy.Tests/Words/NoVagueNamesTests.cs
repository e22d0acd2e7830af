using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

[Category(Level.Unit)]
public sealed class NoVagueNamesTests
{
    [Fact]
    public void No_name_is_a_drawer_for_leftovers() => new NoVagueNames().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Vague_folders_files_and_types_are_found() => new NoVagueNames()
        .Inspect(Tree.Of(
            ("src/A/Common/Price.cs", "record Price;"),
            ("src/A/JsonUtils.cs", "class Json;"),
            ("src/A/Wire.cs", "class Wire\n{\n    class ParseHelper;\n}")))
        .MustFind(
            "src/A/Common/Price.cs:1: a folder called Common",
            "src/A/JsonUtils.cs:1: a file called JsonUtils.cs",
            "src/A/Wire.cs:3: a type called ParseHelper");
}
