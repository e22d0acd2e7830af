using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

[Category(Level.Integration)]
public sealed class DurableStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("hybrid-disk-").FullName;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_unfinished_in_memory_is_unfinished_in_the_real_store(int seed)
    {
        var random = new Random(seed);
        var memory = new DurableStore();
        var options = new StateStoreOptions { Files = new StateFiles(_folder, "simulated", "main"), Time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now) };
        for (var run = 1; run <= 4; run++)
        {
            using (var real = StateStore.Open(options))
            {
                for (var line = 0; line < 30; line++)
                {
                    var entry = Line(random);
                    real.Journal.Append(entry);
                    memory.Write(run, entry);
                    var leg = new KnownLeg(new PositionKey("main", random.Next(2) == 0 ? "BTCUSDT" : "ETHUSDT", random.Next(3)), run, null);
                    real.Journal.Keep(leg);
                    memory.Write(leg);
                }
            }

            using var again = StateStore.Open(options);
            Assert.Equal(again.Unfinished.Select(line => Text(line.Entry)), memory.Unfinished(Now).Select(Text));
            Assert.Equal(again.Legs, memory.Legs);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Text(JournalEntry entry) => $"{entry.Plugin}/{entry.Number} {entry.Leg} {entry.OrderLinkId} {entry.What} {entry.Because} {entry.At:O}";

    // Few values of each, so that they meet.
    private static JournalEntry Line(Random random) => new()
    {
        Input = random.Next(100),
        At = Now.AddHours(-random.Next(30)),
        Kind = random.Next(3) switch { 0 => JournalKind.Outcome, 1 => JournalKind.Decision, _ => JournalKind.Sent },
        Plugin = random.Next(2) == 0 ? "a" : "b",
        Number = random.Next(1, 5),
        Leg = random.Next(4) == 0 ? null : new PositionKey("main", random.Next(2) == 0 ? "BTCUSDT" : "ETHUSDT", 0),
        OrderLinkId = random.Next(2) == 0 ? "" : $"link-{random.Next(6)}",
        What = random.Next(3) == 0 ? "recovered: done" : "set-stop 1",
        Because = random.Next(2) == 0 ? "why" : "else",
    };
}
