using System.Text.Json.Nodes;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Settings;

[Category(Level.Unit)]
public sealed class SchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(SettingsSchema.For(typeof(BindTests.TrailSettings)))!;

    [Fact]
    public void A_range_a_description_and_a_default_reach_the_editor()
    {
        var percent = Schema["properties"]!["trailPercent"]!;

        Assert.Equal((0.05m, 50m, 1m), ((decimal)percent["minimum"]!, (decimal)percent["maximum"]!, (decimal)percent["default"]!));
        Assert.Equal("Distance from the best price, in percent.", (string?)percent["description"]);
    }

    [Fact]
    public void Enums_time_spans_and_nested_records_are_described()
    {
        Assert.Equal(["SlowAndSure", "Fast"], Schema["properties"]!["pace"]!["enum"]!.AsArray().Select(name => (string?)name));
        Assert.Matches((string)Schema["properties"]!["every"]!["pattern"]!, "1h30m");
        Assert.DoesNotMatch((string)Schema["properties"]!["every"]!["pattern"]!, "soon");
        Assert.Equal(100m, (decimal)Schema["properties"]!["bands"]!["items"]!["properties"]!["distance"]!["maximum"]!);
    }

    [Fact]
    public void Other_keys_are_marked() => Assert.False((bool)Schema["additionalProperties"]!);
}
