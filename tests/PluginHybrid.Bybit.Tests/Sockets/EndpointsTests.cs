using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Sockets;

[Category(Level.Unit)]
public sealed class EndpointsTests
{
    [Theory]
    [InlineData(BybitEnvironment.Mainnet, "wss://stream.bybit.com/v5/private", "wss://stream.bybit.com/v5/public/linear", "https://api.bybit.com/")]
    [InlineData(BybitEnvironment.Testnet, "wss://stream-testnet.bybit.com/v5/private", "wss://stream-testnet.bybit.com/v5/public/linear", "https://api-testnet.bybit.com/")]
    [InlineData(BybitEnvironment.Demo, "wss://stream-demo.bybit.com/v5/private", "wss://stream.bybit.com/v5/public/linear", "https://api-demo.bybit.com/")]
    public void Every_environment_has_its_own_hosts_and_demo_takes_its_prices_from_mainnet(
        BybitEnvironment environment, string privateSocket, string publicSocket, string rest)
    {
        var endpoints = Endpoints.Of(environment);

        Assert.Equal((privateSocket, publicSocket, rest), (endpoints.PrivateSocket.ToString(), endpoints.PublicSocket.ToString(), endpoints.Rest.ToString()));
    }

    [Fact]
    public void A_regional_host_is_named_with_with() =>
        Assert.Equal("api.bytick.com", (Endpoints.Mainnet with { Rest = new Uri("https://api.bytick.com") }).Rest.Host);

    [Fact]
    public void An_environment_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Endpoints.Of((BybitEnvironment)9));
}
