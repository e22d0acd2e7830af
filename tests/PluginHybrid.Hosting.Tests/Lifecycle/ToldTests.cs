using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Hosting.Tests.Sources;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lifecycle;

/// <summary>What a person must see of a plugin that does not do what its author meant.</summary>
[Category(Level.Unit)]
public sealed class ToldTests
{
    [Fact]
    public async Task A_refusal_is_told_once_as_a_warning()
    {
        await using var stage = new Stage();
        await stage.Take(MemoryPlugin.CandidateOf("a", "broken"));
        Assert.Equal("Warning: a: refused: plugins/a(3,1): error CS1061: no such member", stage.Log.Lines.Text);

        await stage.Run("b", () => new Listener());
        await stage.Take(MemoryPlugin.CandidateOf("b", "broken"));
        Assert.Contains("Warning: b: refused: plugins/b(3,1): error CS1061: no such member", stage.Log.Lines.Text, StringComparison.Ordinal);
        Assert.Equal(1, stage.Log.Lines.Count("b: refused"));
    }

    [Fact]
    public async Task A_suspension_and_a_quarantine_are_warnings()
    {
        await using var stage = new Stage { Limits = new GuardLimits { FaultsToSuspend = 1, Pauses = [TimeSpan.FromSeconds(1)] } };
        await stage.Run("a", () => new Listener { Does = (_, happened) => happened is WalletUpdate ? throw new InvalidOperationException("wrong") : default });
        stage.Wallet(1);
        Assert.Contains("Warning: a: suspended", stage.Log.Lines.Text, StringComparison.Ordinal);

        stage.Time.Advance(TimeSpan.FromSeconds(2));
        stage.Wallet(2);
        Assert.Equal(PluginState.Quarantined, stage.Of("a").State);
        Assert.Contains("Warning: a: quarantined", stage.Log.Lines.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undoing_a_typo_clears_its_error()
    {
        await using var stage = new Stage();
        var made = 0;
        await stage.Run("a", () => { made++; return new Listener(); });
        await stage.Take(MemoryPlugin.CandidateOf("a", "broken"));
        Assert.NotEmpty(stage.Of("a").Problems);

        await stage.Take(MemoryPlugin.CandidateOf("a", "1"));

        Assert.Empty(stage.Of("a").Problems);
        Assert.Equal((PluginState.Running, "1", 1), (stage.Of("a").State, stage.Of("a").Version, made));
    }

    [Theory]
    [InlineData(PluginMode.Live, "Warning")]
    [InlineData(PluginMode.Paper, "Warning")]
    [InlineData(PluginMode.Shadow, "Information")]
    public async Task What_a_plugin_asks_for_and_does_not_have_is_told_at_its_start_and_with_its_mode(PluginMode mode, string level)
    {
        await using var stage = new Stage { DefaultTerms = new PluginTerms { Mode = mode } };
        await stage.Run("a", () => new Listener());
        const string Need = "a: needs MoveStops, not granted: add allow: [move-stops] under plugins.a in hybrid.yaml";
        Assert.Contains($"{level}: {Need}", stage.Log.Lines.Text, StringComparison.Ordinal);

        await stage.Host.SetModeAsync("a", PluginMode.Live);
        Assert.EndsWith($"Warning: {Need}", stage.Log.Lines.Text, StringComparison.Ordinal);
        Assert.Equal(2, stage.Log.Lines.Count(Need));
    }

    [Fact]
    public async Task A_plugin_that_has_what_it_asks_for_is_told_nothing()
    {
        await using var stage = new Stage();
        await stage.Run("a", () => new Listener());
        await stage.Host.SetModeAsync("a", PluginMode.Live);

        Assert.Equal(0, stage.Log.Lines.Count("not granted"));
    }

    [Fact]
    public async Task A_misspelt_setting_of_a_script_is_a_warning_once_it_runs()
    {
        using var folder = new PluginFolder();
        await using var stage = new Stage { Real = folder.Loader() };
        folder.Write("calm.yaml", "percnt: 2\n");
        var path = folder.Write("calm.csx", "var percent = Setting(\"percent\", 1m);");
        await Wait.For("the script runs", stage.Take(PluginCatalog.At(path)), TimeSpan.FromSeconds(60));

        var told = Assert.Single(stage.Of("calm").Problems);
        Assert.Equal((PluginState.Running, "HYB0208", false), (stage.Of("calm").State, told.Code, told.IsError));
        Assert.Contains("percnt is no setting of this script. Did you mean percent?", told.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, stage.Log.Lines.Count("Warning: calm: "));
    }
}
