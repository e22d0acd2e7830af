using System.Reflection;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using PluginHybrid.Watching;

namespace PluginHybrid.Cli.Tests.Watching;

[Category(Level.Unit)]
public sealed class WatchedEventsTests
{
    [Fact]
    public void Every_name_of_the_sdk_that_goes_to_everybody_is_watched()
    {
        var names = typeof(EventNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!);

        Assert.Equal(names.Order(), WatchedEvents.AllButUpdates.Concat([EventNames.PositionUpdate, EventNames.TickerUpdate, EventNames.Resync]).Order());
    }
}
