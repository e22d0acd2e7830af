using System.Globalization;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Guard;

[Category(Level.Failover)]
public sealed class SharedThreadTests
{
    [Theory]
    [InlineData(LaneDriving.Inline)]
    [InlineData(LaneDriving.Threads)]
    public async Task What_a_plugin_sets_on_its_thread_is_gone_with_its_turn(LaneDriving driving)
    {
        await using var stage = new Stage(driving) { UsesRealTime = true };
        var (local, seen) = (new AsyncLocal<string>(), new List<string>());
        var culture = CultureInfo.CurrentCulture;
        Listener Plugin(string id) => new()
        {
            Does = (_, happened) =>
            {
                if (happened is WalletUpdate)
                {
                    lock (seen)
                    {
                        seen.Add($"{id} {CultureInfo.CurrentCulture.Name}{CultureInfo.CurrentUICulture.Name}{local.Value}");
                    }

                    CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
                    local.Value = id;
                }

                return default;
            },
        };
        await stage.Run("a", () => Plugin("a"));
        await stage.Run("b", () => Plugin("b"));

        for (var i = 1; i <= 3; i++)
        {
            stage.Wallet(i);
            await Wait.Until("both have heard", () => Heard(seen).Length == 2 * i, () => string.Join("; ", Heard(seen)));
        }

        Assert.Equal(["a ", "a ", "a ", "b ", "b ", "b "], Heard(seen).Order());
        Assert.Equal(culture, CultureInfo.CurrentCulture);
    }

    [Fact]
    public async Task A_lane_that_cannot_go_on_pauses_its_plugin_and_no_other()
    {
        await using var stage = new Stage(LaneDriving.Threads)
        {
            UsesRealTime = true,
            Limits = new GuardLimits { Pauses = [TimeSpan.FromMilliseconds(50)] },
        };
        var (first, other) = (new List<Listener>(), new Listener());
        await stage.Run("a", () =>
        {
            first.Add(new Listener());
            return first[^1];
        });
        await stage.Run("b", () => other);
        stage.FailsToRecord = "a";

        // A turn without an event is always told to the recorder.
        first[0].Host.After(TimeSpan.Zero, static () => default);
        await Wait.Until("the fault is told", () => stage.Of("a").Faults.Count > 0, () => stage.Of("a").ToString());
        stage.FailsToRecord = null;
        await Wait.Until("a fresh instance runs", () => stage.Of("a").State == PluginState.Running && first.Count > 1, () => stage.Of("a").ToString());
        stage.Wallet(1);

        await Wait.Until("both hear", () => $"{first[^1].Told()} {other.Told()}".Split("wallet 1").Length == 3, () => $"{first[^1].Told()} {other.Told()}");
        Assert.Equal("the recorder failed", stage.Of("a").Faults[0].Message);
        Assert.Empty(stage.Of("b").Faults);
    }

    private static string[] Heard(List<string> seen)
    {
        lock (seen)
        {
            return [.. seen];
        }
    }
}
