using PluginHybrid.Configuration;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Configuration;

[Category(Level.Unit)]
public sealed class LiveGateTests
{
    [Theory]
    [InlineData("exchange: { environment: mainnet }")]
    [InlineData("exchange: { environment: testnet, endpoints: { rest: \"https://api.bybit.com\" } }")]
    [InlineData("exchange: { environment: demo, endpoints: { private: \"wss://stream.bybit.com/v5/private\" } }")]
    public void Whatever_could_be_live_is_refused_until_it_is_spelled_out(string yaml)
    {
        var refusal = LiveGate.Refusal(Loading.From(yaml).Settings);

        Assert.NotNull(refusal);
        Assert.Contains("exchange.allow_live: i-understand", refusal, StringComparison.Ordinal);
        Assert.Null(LiveGate.Refusal(Loading.From(yaml, ("HYBRID__EXCHANGE__ALLOW_LIVE", "i-understand")).Settings));
    }

    [Theory]
    [InlineData("exchange: { environment: simulated }")]
    [InlineData("exchange: { environment: testnet }")]
    [InlineData("exchange: { environment: demo }")]
    [InlineData("exchange: { environment: demo, endpoints: { public: \"wss://stream.bybit.tr/v5/public/linear\" } }")]
    [InlineData("exchange: { environment: testnet, endpoints: { rest: \"http://127.0.0.1:8080\" } }")]
    public void Play_money_and_loopback_need_no_consent(string yaml)
    {
        Assert.Null(LiveGate.Refusal(Loading.From(yaml).Settings));
    }
}
