using System.Text.Json;
using PluginHybrid.Commands;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Authoring;

[Category(Level.Integration)]
public sealed class NewCommandTests : IDisposable
{
    private readonly AuthorFolder _folder = AuthorFolder.For(nameof(NewCommandTests));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("csx", "price-alert")]
    [InlineData("cs", "price-alert")]
    [InlineData("cs", "alert-2")]
    [InlineData("cs", "range")]
    [InlineData("cs", "position")]
    [InlineData("cs", "value-task")]
    [InlineData("cs", "position-update")]
    public async Task What_is_written_loads_without_a_problem_under_its_id_whatever_the_id_means_elsewhere(string kind, string id)
    {
        var hybrid = _folder.Hybrid();
        Assert.True(await hybrid.RunAsync("new", id, "--kind", kind) == ExitCode.Fine, hybrid.Everything);

        var loaded = await Load($"plugins/{id}.{kind}");

        Assert.Empty(loaded.Problems);
        Assert.Equal(id, loaded.Plugin!.Id);
        loaded.Plugin.Dispose();
    }

    [Fact]
    public async Task The_settings_written_beside_a_class_are_those_it_reads()
    {
        await _folder.Hybrid().RunAsync("new", "price-alert", "--kind", "cs");
        _folder.Write("plugins/price-alert.yaml", _folder.Read("plugins/price-alert.yaml").Replace("percent: 2", "percent: 2000", StringComparison.Ordinal));

        var loaded = await Load("plugins/price-alert.cs");

        var problem = Assert.Single(loaded.Problems);
        Assert.EndsWith("price-alert.yaml", problem.File, StringComparison.Ordinal);
        Assert.Contains("1000", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_lists_what_it_wrote_and_the_three_commands_to_type_next()
    {
        var hybrid = _folder.Hybrid();
        await hybrid.RunAsync("new", "price-alert", "--kind", "csx");

        Golden.Equal(
            """
            Written:
              plugins/price-alert.csx
              plugins/price-alert.yaml

            Next:
              hybrid check plugins/price-alert.csx
              hybrid dev plugins/price-alert.csx
              hybrid ide plugins

            Where hybrid is not on the path, write dotnet run --project src/PluginHybrid -- in its place.

            """,
            hybrid.Out.ToString());
    }

    [Fact]
    public async Task With_json_it_is_one_object_with_the_files_that_are_there()
    {
        var hybrid = _folder.Hybrid();
        await hybrid.RunAsync("new", "price-alert", "--kind", "dll", "--into", "mine", "--json");

        using var json = JsonDocument.Parse(hybrid.Out.ToString());
        var files = json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).ToArray();
        Assert.Contains("mine/PriceAlert/PriceAlert.cs", files);
        Assert.Contains("mine/PriceAlert.Tests/PriceAlertTests.cs", files);
        Assert.All(files, file => Assert.True(File.Exists(_folder.Of(file)), file));
        Assert.Equal("dotnet test mine/PriceAlert.Tests", json.RootElement.GetProperty("next")[0].GetString());
    }

    [Theory]
    [InlineData("csx")]
    [InlineData("cs")]
    [InlineData("dll")]
    public async Task An_id_that_is_there_in_any_form_is_refused_with_2_and_nothing_is_written(string second)
    {
        await _folder.Hybrid().RunAsync("new", "price-alert", "--kind", "csx");
        _folder.Write("plugins/price-alert.csx", "// mine now");
        var before = Files();

        var hybrid = _folder.Hybrid();
        Assert.Equal(ExitCode.Usage, await hybrid.RunAsync("new", "price-alert", "--kind", second));

        Assert.Contains("price-alert.csx", hybrid.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, Files());
        Assert.Equal("// mine now", _folder.Read("plugins/price-alert.csx"));
    }

    [Theory]
    [InlineData("PriceAlert")]
    [InlineData("../price")]
    [InlineData("2-much")]
    [InlineData("an-id-of-more-than-forty-characters-is-too-long")]
    public async Task A_wrong_id_is_refused_with_2_and_nothing_is_written(string id)
    {
        var hybrid = _folder.Hybrid();
        Assert.Equal(ExitCode.Usage, await hybrid.RunAsync("new", id, "--kind", "cs"));
        Assert.Contains("Nothing was written", hybrid.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_form_that_does_not_exist_is_refused_with_2()
    {
        var hybrid = _folder.Hybrid();
        Assert.Equal(ExitCode.Usage, await hybrid.RunAsync("new", "price-alert", "--kind", "python"));
        Assert.Contains("csx", hybrid.Error.ToString(), StringComparison.Ordinal);
    }

    private string[] Files() => [.. Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private async Task<LoadResult> Load(string path) =>
        await new PluginLoader(new PluginLoaderOptions { CacheFolder = _folder.Of(".cache"), Strict = true })
            .LoadAsync(PluginCatalog.At(_folder.Of(path)), TestContext.Current.CancellationToken);
}
