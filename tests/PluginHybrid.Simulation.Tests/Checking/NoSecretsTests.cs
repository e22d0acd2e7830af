using System.Text;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class NoSecretsTests
{
    private readonly Bench _bench = new(new NoSecrets());

    [Fact]
    public void A_line_without_a_secret_is_right()
    {
        Write($"key {Canaries.All[0][..6]}…, position BTCUSDT#0");

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void A_secret_in_any_spelling_is_told_and_not_repeated()
    {
        Write($"auth {Canaries.All[0]}");
        Write($"secret={Canaries.All[1].ToUpperInvariant()}!");
        Write(Convert.ToBase64String(Encoding.UTF8.GetBytes(Canaries.All[1])));
        Write(Convert.ToHexString(Encoding.UTF8.GetBytes(Canaries.All[1])).ToLowerInvariant());

        Assert.Equal("log log log log", _bench.Places);
        Assert.DoesNotContain(_bench.Checker.Found, found => Canaries.All.Any(secret => found.Text.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private void Write(string line) => _bench.Checker.Wrote(_bench.Sight, "log", line);
}
