using PluginHybrid.Testing;
using PluginHybrid.Venues;
using PluginHybrid.WhatIf;

namespace PluginHybrid.Cli.Tests.WhatIf;

/// <summary>Single keys of a plugin's recorded settings are changed, and the rest stays.</summary>
[Category(Level.Unit)]
public sealed class SettingTextTests
{
    [Fact]
    public void A_key_changes_and_the_others_stay_in_whatever_form_they_were_written()
    {
        var was = SettingText.Read("recorded", "              { distance: 0.4, minInterval: 500ms, levels: [1, 2] }");
        var now = SettingText.Read("recorded", "              { distance: 0.4, minInterval: 500ms, levels: [1, 2] }");

        now.Set("--set", "distance", "1");
        now.Set("--set", "levels", "[3]");
        now.Set("--set", "fresh", "yes");

        Assert.Equal(["distance 0.4 -> 1", "fresh (not set) -> yes", "levels [1, 2] -> [3]"], now.Since(was));
        Assert.Equal(["distance 1 -> 0.4", "fresh yes -> (not set)", "levels [3] -> [1, 2]"], was.Since(SettingText.Read("again", now.Text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    public void Without_settings_there_is_a_mapping_without_keys(string text) => Assert.Equal("", SettingText.Read("recorded", text).Text);

    [Theory]
    [InlineData("[1, 2]", "are no mapping")]
    [InlineData("{ a: [", "cannot be read as YAML")]
    public void What_is_no_mapping_is_refused_by_name(string text, string words)
    {
        var refused = Assert.Throws<UsageException>(() => SettingText.Read("the settings of x", text));

        Assert.StartsWith($"the settings of x {words}", refused.Message, StringComparison.Ordinal);
    }
}
