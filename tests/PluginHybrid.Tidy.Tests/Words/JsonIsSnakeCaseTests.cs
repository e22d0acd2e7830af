using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

[Category(Level.Unit)]
public sealed class JsonIsSnakeCaseTests
{
    [Fact]
    public void Commands_write_json_in_one_style() => new JsonIsSnakeCase().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Json_in_another_style_is_found() => new JsonIsSnakeCase()
        .Inspect(Tree.Of(
            ("src/PluginHybrid/A.cs", """
                json["hours_per_minute"] = 3;
                json["hoursPerMinute"] = 3;
                var options = JsonNamingPolicy.CamelCase;
                var right = JsonNamingPolicy.SnakeCaseLower;
                """),
            ("src/PluginHybrid/Configuration/Schema.cs", """schema["minItems"] = 1;""")))
        .MustFind(
            "src/PluginHybrid/A.cs:2: JSON in another style: [\"hoursPerMinute\"] = ",
            "src/PluginHybrid/A.cs:3: JSON in another style: JsonNamingPolicy.CamelCase");
}
