using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using PluginHybrid.Configuration;
using PluginHybrid.Testing;
using YamlDotNet.RepresentationModel;

namespace PluginHybrid.Cli.Tests.Configuration;

[Category(Level.Unit)]
public sealed class ConfigurationSchemaTests
{
    private static string Committed(string name) => File.ReadAllText(Path.Combine(Repository.Root, name));

    [Fact]
    public void The_committed_schema_is_the_one_the_command_writes()
    {
        Golden.Equal(ConfigurationSchema.Text(), Committed("docs/hybrid.schema.json"));
    }

    [Fact]
    public async Task The_committed_configuration_follows_the_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(ConfigurationSchema.Text(), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(AsJson(Committed("hybrid.yaml"))));
    }

    [Fact]
    public async Task A_wrong_key_and_a_wrong_value_break_the_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(ConfigurationSchema.Text(), TestContext.Current.CancellationToken);

        Assert.NotEmpty(schema.Validate(AsJson("exchange:\n  enviroment: testnet")));
        Assert.NotEmpty(schema.Validate(AsJson("exchange:\n  heartbeat: 20")));
        Assert.NotEmpty(schema.Validate(AsJson("simulated:\n  tick_interval: 0")));
    }

    [Fact]
    public void The_committed_configuration_says_the_defaults_and_nothing_else()
    {
        var loaded = Loading.From(Committed("hybrid.yaml"));

        Assert.Empty(loaded.Problems());
        foreach (var setting in SettingTable.All)
        {
            Assert.Equal(setting.Read(new HybridSettings())?.ToJsonString(), setting.Read(loaded.Settings)?.ToJsonString());
        }
    }

    [Fact]
    public void The_committed_configuration_mentions_every_key()
    {
        var text = Committed("hybrid.yaml");

        Assert.All(SettingTable.All, setting => Assert.Contains($" {setting.Path.Split('.')[^1]}:", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_key_tells_an_editor_what_it_does()
    {
        Assert.All(SettingTable.All, setting => Assert.EndsWith(".", setting.Description, StringComparison.Ordinal));
    }

    private static JToken AsJson(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return AsJson(stream.Documents[0].RootNode);
    }

    private static JToken AsJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JObject(mapping.Children.Select(pair => new JProperty(pair.Key.ToString(), AsJson(pair.Value)))),
        YamlSequenceNode list => new JArray(list.Children.Select(AsJson)),
        YamlScalarNode { Value: null or "" } => JValue.CreateNull(),
        YamlScalarNode { Value: "true" or "false" } flag => new JValue(flag.Value == "true"),
        YamlScalarNode number when long.TryParse(number.Value, out var whole) => new JValue(whole),
        YamlScalarNode number when decimal.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var broken) => new JValue(broken),
        _ => new JValue(((YamlScalarNode)node).Value),
    };
}
