using CsCheck;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Properties;

/// <summary>Whatever plugins ask and however the venue answers.</summary>
[Category(Level.Unit)]
public sealed class OrderPropertyTests
{
    private static readonly Gen<int[]> Script = Gen.Int[0, 99_999].Array[1, 100];

    [Fact]
    public void No_stop_gets_looser_no_kind_is_twice_in_flight_nothing_is_sent_in_doubt_and_every_command_settles_once() =>
        Script.Sample(
            script =>
            {
                var walk = new OrderWalk(isLong: script[0] % 2 == 0);
                foreach (var step in script)
                {
                    walk.Step(step);
                }

                walk.Settle();
            },
            iter: 300,
            print: script => $"[{string.Join(", ", script)}]");
}
