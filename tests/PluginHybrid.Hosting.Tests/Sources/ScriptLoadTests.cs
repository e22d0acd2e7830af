using PluginHybrid.Sdk;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

[Category(Level.Integration)]
public sealed class ScriptLoadTests : IDisposable
{
    private const string Trail = """
        Needs(Capabilities.MoveStops);
        var percent = Setting("percent", 1m, min: 0.05m, max: 50m);
        var best = new Dictionary<string, decimal>();
        OnUpdate(async update =>
        {
            if (update is { MarkPrice: { } mark, Position: { Side: Side.Buy } held })
            {
                await MoveStop(held, mark * (1 - percent / 100), $"{percent} % below {mark}");
            }
        });
        Every(TimeSpan.FromMinutes(1), () => Log.Information("alive"));
        """;

    private readonly PluginFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_script_loads_and_makes_instances()
    {
        var plugin = await _folder.Loaded(_folder.Write("trail.csx", Trail));

        Assert.Equal("trail", plugin.Id);
        Assert.Empty(plugin.Warnings);
        Assert.Equal(plugin.Candidate.ContentHash[..8], plugin.Version);
        Assert.NotSame(Assert.IsType<HybridScript>(plugin.CreateInstance()), plugin.CreateInstance());
    }

    [Theory]
    [InlineData("")]
    [InlineData("// To do: everything.\n")]
    public async Task A_script_without_code_is_refused_and_says_why(string text) =>
        Assert.StartsWith("trail.csx: error HYB0117: holds no code", await _folder.Refused(_folder.Write("trail.csx", text)));

    [Fact]
    public async Task A_single_file_class_loads_with_directives_of_dotnet()
    {
        var plugin = await _folder.Loaded(_folder.Write("price-alert.cs", """
            #:package PluginHybrid.Sdk@1.0.0
            #:property OutputType=Library
            public sealed record AlertSettings { [Range(0.1, 100)] public decimal Percent { get; init; } = 5; }

            [Plugin("price-alert", Title = "Price alert", Needs = Capabilities.Network)]
            public sealed class PriceAlert : HybridPlugin<AlertSettings>
            {
                public string Name { get; set => field = value.Trim(); } = "";

                public override ValueTask OnUpdate(PositionUpdate update)
                {
                    if (update.ProfitPercent > Settings.Percent) { Log.Alert($"{update.Position.Key}"); }
                    return default;
                }
            }
            """));

        Assert.Equal("Price alert", plugin.Title);
        Assert.Equal(PluginHybrid.Sdk.Values.Capabilities.Network, plugin.Asked);
        Assert.Contains("\"maximum\": 100", plugin.SettingsSchema);
        Assert.Equal("PriceAlert", plugin.CreateInstance().GetType().Name);
    }

    [Fact]
    public async Task What_does_not_compile_is_named_by_file_line_and_column() =>
        Assert.Equal(
            "bad.csx(2,5): error CS1061: 'IPluginLog' does not contain a definition for 'Shout' and no accessible extension method 'Shout' accepting a first argument of type 'IPluginLog' could be found (are you missing a using directive or an assembly reference?)",
            await _folder.Refused(_folder.Write("bad.csx", "var fine = 1;\nLog.Shout(\"x\");")));

    [Fact]
    public async Task A_process_cannot_be_named() =>
        Assert.StartsWith("bad.csx(1,1): error CS1069: The type name 'Process'", await _folder.Refused(_folder.Write("bad.csx", "System.Diagnostics.Process.Start(\"x\");")));
}
