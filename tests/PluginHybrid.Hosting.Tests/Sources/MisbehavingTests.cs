using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

[Category(Level.Integration)]
public sealed class MisbehavingTests : IDisposable
{
    private readonly PluginFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("throws-on-start", "")]
    [InlineData("throws-on-event", "")]
    [InlineData("async-void", "HYB0003 4")]
    [InlineData("blocks", "HYB0001 2")]
    [InlineData("spins", "")]
    [InlineData("allocates", "")]
    [InlineData("floods-orders", "")]
    [InlineData("leaks-a-timer", "HYB0004 2")]
    public async Task It_loads_with_what_can_be_seen_from_its_code(string id, string warnings)
    {
        var plugin = await _folder.Loaded(TestPlugins.Script(id));

        Assert.Equal(id, plugin.Id);
        Assert.Equal(warnings, string.Join(';', plugin.Warnings.Select(warning => $"{warning.Code} {warning.Line}")));
    }

    [Theory]
    [InlineData("async-void")]
    [InlineData("blocks")]
    [InlineData("leaks-a-timer")]
    public async Task Strict_checking_refuses_it(string id) => Assert.Contains("error HYB000", await _folder.Refused(TestPlugins.Script(id), strict: true));

    [Fact]
    public async Task Settings_of_the_operator_win_over_the_file_beside_it_and_that_is_told()
    {
        var script = _folder.Write("calm.csx", "Log.Information($\"{Setting(\"percent\", 1m)}\");");
        _folder.Write("calm.yaml", "percent: 2");
        var loader = _folder.Loader(operators: id => id == "calm" ? new("hybrid.yaml", "percent: 3", 7) : null);
        var result = await loader.LoadAsync(PluginHybrid.Hosting.Sources.PluginCatalog.At(script), TestContext.Current.CancellationToken);

        Assert.Equal(3m, result.Plugin!.Settings.Read("percent", 1m));
        Assert.Equal("HYB0207", Assert.Single(result.Plugin.Warnings).Code);
    }

    [Fact]
    public async Task A_file_that_is_gone_meanwhile_is_a_problem()
    {
        var script = _folder.Write("calm.csx", "");
        var candidate = PluginHybrid.Hosting.Sources.PluginCatalog.At(script);
        File.Delete(script);

        Assert.Equal("HYB0113", Assert.Single((await _folder.Loader().LoadAsync(candidate, TestContext.Current.CancellationToken)).Problems).Code);
    }
}
