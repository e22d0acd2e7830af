using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Trials;

[Category(Level.Unit)]
public sealed class FaultScriptTextTests
{
    [Fact]
    public void The_script_of_any_day_is_right_and_holds_every_trouble_that_has_a_word()
    {
        TroubleKind[] without = [TroubleKind.PluginThrows, TroubleKind.PluginSlow, TroubleKind.PluginRestart, TroubleKind.PluginSwap, TroubleKind.HostCrash];
        foreach (var seed in Enumerable.Range(1, 120))
        {
            var day = DayMaker.Make(seed, TimeSpan.FromHours(1));
            var text = FaultScriptText.Of(day, "never-naked/lost-stop: \"a\" text\nof two lines");

            var script = FaultScript.Read(text);

            var told = day.Troubles.Count(trouble => !without.Contains(trouble.Kind));
            Assert.Equal(told, script.Entries.Count(entry => entry.Id.StartsWith("trouble-", StringComparison.Ordinal) && entry.Id.Count(letter => letter == '-') == 1));
            Assert.Equal(day.Troubles.Count - told, text.Split("  # at ").Count(part => part.Contains("Trouble {", StringComparison.Ordinal)));
        }
    }
}
