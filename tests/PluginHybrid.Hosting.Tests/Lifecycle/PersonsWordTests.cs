using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lifecycle;

[Category(Level.Unit)]
public sealed class PersonsWordTests
{
    [Fact]
    public async Task A_disabled_plugin_stays_stopped_when_its_file_changes_and_enabling_takes_the_newest()
    {
        await using var stage = new Stage();
        var made = 0;
        await stage.Run("a", () => new Listener());
        await stage.Host.DisableAsync("a");

        await stage.Run("a", () => { made++; return new Listener(); }, "2");
        Assert.Equal((PluginState.Stopped, "disabled by a person", 0), (stage.Of("a").State, stage.Of("a").Why, made));

        await stage.Host.EnableAsync("a", TestContext.Current.CancellationToken);
        Assert.Equal((PluginState.Running, "2", 1), (stage.Of("a").State, stage.Of("a").Version, made));
        await stage.Run("a", () => new Listener(), "3");
        Assert.Equal("3", stage.Of("a").Version);
    }

    [Fact]
    public async Task A_reload_and_a_resume_end_what_a_person_disabled()
    {
        await using var stage = new Stage();
        await stage.Run("a", () => new Listener());

        await stage.Host.DisableAsync("a");
        await stage.Host.ReloadAsync("a", TestContext.Current.CancellationToken);
        Assert.Equal(PluginState.Running, stage.Of("a").State);

        await stage.Host.DisableAsync("a");
        await stage.Host.ResumeAsync("a");
        await stage.Run("a", () => new Listener(), "2");
        Assert.Equal((PluginState.Running, "2"), (stage.Of("a").State, stage.Of("a").Version));
    }

    [Fact]
    public async Task What_a_person_said_outlives_the_file()
    {
        await using var stage = new Stage();
        await stage.Run("a", () => new Listener());
        await stage.Host.SetModeAsync("a", PluginMode.Shadow);
        await stage.Host.DisableAsync("a");

        await stage.Host.RemoveAsync(MemoryPlugin.CandidateOf("a", "1"));
        Assert.Empty(stage.Host.Status());
        await stage.Run("a", () => new Listener(), "2");

        Assert.Equal((PluginState.Stopped, "disabled by a person", PluginMode.Shadow), (stage.Of("a").State, stage.Of("a").Why, stage.Of("a").Mode));
        await stage.Host.EnableAsync("a", TestContext.Current.CancellationToken);
        Assert.Equal((PluginState.Running, PluginMode.Shadow), (stage.Of("a").State, stage.Of("a").Mode));
    }
}
