using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Authoring;

[Category(Level.Integration)]
public sealed class IdeCommandTests : IDisposable
{
    // Every global once, and the overloads that a stub could get wrong.
    private const string EveryGlobal =
        """
        #load ".hybrid.csx"
        Needs(Capabilities.MoveStops | Capabilities.Reduce);
        var percent = Setting("percent", 1m, min: 0.05m, max: 50m);
        var name = Setting("name", "x");
        OnUpdate(async update => { await MoveStop(update.Position, 1m, "why"); await Reduce(update.Position, 1m, "why"); await Close(update.Position, "why"); });
        OnUpdate(update => Log.Alert($"{update.ProfitPercent} {percent} {name}"));
        OnTicker(ticker => Metrics.Gauge("btc", ticker.MarkPrice ?? 0));
        OnTicker(async ticker => await Background.Run(stop => Task.FromResult(1)));
        On<PositionClosed>(closed => State.Remove("x"));
        On<OrderUpdate>(async order => { await Orders.Submit(new CancelOrder(order.Key, order.OrderLinkId, "why")); });
        Every(TimeSpan.FromMinutes(5), () => Log.Debug($"{Positions.Count} {Mode} {Host.Id} {Now}"));
        After(TimeSpan.FromSeconds(1), async () => { await Task.Yield(); Instruments.Find("BTCUSDT"); });
        OnStop(reason => Tickers.Unwatch("BTCUSDT"));
        """;

    private readonly AuthorFolder _folder = AuthorFolder.For(nameof(IdeCommandTests));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_script_that_uses_every_global_compiles_in_a_plain_editor()
    {
        await Ide();

        Assert.Empty(Compile(EveryGlobal));
    }

    [Fact]
    public async Task Each_global_of_the_host_has_its_stub_and_none_is_invented()
    {
        await Ide();

        Assert.Equal(
            """
            After Background Close Every Host Instruments Log Metrics Mode MoveStop Needs Now On OnStop OnTicker OnUpdate Orders Positions Reduce Setting State Tickers
            """,
            string.Join(' ', Stubs().Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("OnUpdate(update => Log.Alert(update.ProfitPercant.ToString()));", 37)]
    [InlineData("var p = Positions.Al();", 19)]
    [InlineData("OnUpdat(update => {});", 1)]
    public async Task A_typo_is_found_at_its_column(string line, int column)
    {
        await Ide();

        var found = Assert.Single(Compile($"#load \".hybrid.csx\"\n{line}"));

        var place = found.Location.GetLineSpan().StartLinePosition;
        Assert.Equal((2, column), (place.Line + 1, place.Character + 1));
    }

    [Theory]
    [InlineData("price-alert", "csx")]
    public async Task What_new_writes_compiles_in_a_plain_editor(string id, string kind)
    {
        await _folder.Hybrid().RunAsync("new", id, "--kind", kind);
        await Ide();

        Assert.Empty(Compile(_folder.Read($"plugins/{id}.{kind}")));
    }

    [Fact]
    public async Task Settings_are_mapped_to_their_schemas_and_the_schema_knows_the_range()
    {
        await _folder.Hybrid().RunAsync("new", "price-alert", "--kind", "cs");
        await Ide();

        using var settings = JsonDocument.Parse(_folder.Read("plugins/.vscode/settings.json"));
        var schemas = settings.RootElement.GetProperty("yaml.schemas");
        Assert.Equal("hybrid.yaml", schemas.GetProperty("./.vscode/hybrid.schema.json")[0].GetString());
        Assert.Equal("price-alert.yaml", schemas.GetProperty("./.vscode/price-alert.schema.json")[0].GetString());
        using var schema = JsonDocument.Parse(_folder.Read("plugins/.vscode/price-alert.schema.json"));
        Assert.Equal(1000, schema.RootElement.GetProperty("properties").GetProperty("percent").GetProperty("maximum").GetDecimal());
        Assert.Equal(PluginHybrid.Configuration.ConfigurationSchema.Text(), _folder.Read("plugins/.vscode/hybrid.schema.json"));
    }

    [Fact]
    public async Task A_second_time_changes_nothing_and_an_old_file_of_ours_is_renewed()
    {
        await Ide();
        Assert.All(Fates(await Ide()), fate => Assert.Equal("unchanged", fate.Value));

        // As an older hybrid would have left it: another text, noted as ours.
        var old = _folder.Read("plugins/omnisharp.json").Replace("net10.0", "net9.0", StringComparison.Ordinal);
        var note = _folder.Read("plugins/.vscode/hybrid-ide.json");
        _folder.Write("plugins/.vscode/hybrid-ide.json", note.Replace(Sha(_folder.Read("plugins/omnisharp.json")), Sha(old), StringComparison.Ordinal));
        _folder.Write("plugins/omnisharp.json", old);

        Assert.Equal("renewed", Fates(await Ide())["omnisharp.json"]);
        Assert.Contains("net10.0", _folder.Read("plugins/omnisharp.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_changed_or_had_before_is_kept_and_ours_lies_beside_it()
    {
        _folder.Write("plugins/.vscode/settings.json", """{ "editor.fontSize": 20 }""");
        var first = await Ide();
        Assert.Equal("kept", Fates(first)[".vscode/settings.json"]);
        _folder.Write("plugins/omnisharp.json", "{}");

        var second = await Ide();

        Assert.Equal("kept", Fates(second)["omnisharp.json"]);
        Assert.Equal("{}", _folder.Read("plugins/omnisharp.json"));
        Assert.Equal("""{ "editor.fontSize": 20 }""", _folder.Read("plugins/.vscode/settings.json"));
        Assert.Contains("yaml.schemas", _folder.Read("plugins/.vscode/settings.hybrid.json"), StringComparison.Ordinal);
        var words = _folder.Hybrid();
        await words.RunAsync("ide");
        Assert.Contains("omnisharp.json  (yours; ours is omnisharp.hybrid.json", words.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_does_not_load_has_no_schema_and_says_why()
    {
        _folder.Write("plugins/broken.cs", "public sealed class Broken : HybridPlugin { int x = \"no\"; }");

        var hybrid = _folder.Hybrid();
        Assert.Equal(ExitCode.Fine, await hybrid.RunAsync("ide"));

        Assert.Contains("broken.cs(1,53): error CS0029", hybrid.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_ends_with_2()
    {
        var hybrid = _folder.Hybrid();
        Assert.Equal(ExitCode.Usage, await hybrid.RunAsync("ide", "elsewhere"));
        Assert.Contains("elsewhere", hybrid.Error.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> Ide()
    {
        Directory.CreateDirectory(_folder.Of("plugins"));
        var hybrid = _folder.Hybrid();
        Assert.True(await hybrid.RunAsync("ide", "--json") == ExitCode.Fine, hybrid.Everything);
        return hybrid.Out.ToString();
    }

    private static Dictionary<string, string> Fates(string json)
    {
        using var report = JsonDocument.Parse(json);
        return report.RootElement.GetProperty("files").EnumerateArray()
            .ToDictionary(file => file.GetProperty("path").GetString()!, file => file.GetProperty("fate").GetString()!);
    }

    // As an editor does: no globals, no imports, nothing but the file and what it loads.
    private Diagnostic[] Compile(string script)
    {
        var folder = _folder.Of("plugins");
        var options = ScriptOptions.Default
            .WithFilePath(_folder.Of("plugins/edited.csx"))
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder));
        return [.. CSharpScript.Create(script, options).Compile(TestContext.Current.CancellationToken).Where(found => found.Severity >= DiagnosticSeverity.Warning)];
    }

    private IEnumerable<string> Stubs() => _folder.Read("plugins/.hybrid.csx").Split('\n')
        .Where(line => line.Contains(" => throw", StringComparison.Ordinal))
        .Select(line => System.Text.RegularExpressions.Regex.Match(line, @"(\w+)(<\w+>)?(\([^)]*\))?( where .*)? => throw").Groups[1].Value)
        .Distinct();

    private static string Sha(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
