using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Spec;

/// <summary>The strategy's cases of the constructor.</summary>
[Category(Level.Unit)]
public sealed class BybitHybridStreamInitTests
{
    [Fact]
    public async Task A_stream_keeps_the_options_it_was_given_and_starts_empty()
    {
        await using var stream = new BybitHybridStream(Options());

        Assert.Equal(Endpoints.Testnet, stream.Endpoints);
        Assert.Equal(TimeSpan.FromSeconds(25), stream.HeartbeatInterval);
        Assert.Empty(stream.Positions);
        Assert.Empty(stream.MarkPrices);
        Assert.Empty(stream.SubscribedTickers);
        Assert.False(stream.PrivateConnected);
        Assert.False(stream.PublicConnected);
        Assert.Equal((0, 0, 0L), (stream.Statistics.Private.Dials, stream.Statistics.Public.Dials, stream.Statistics.Events));
    }

    [Fact]
    public async Task Testnet_addresses_say_testnet()
    {
        await using var stream = new BybitHybridStream(Options());

        Assert.Contains("testnet", stream.Endpoints.PrivateSocket.Host, StringComparison.Ordinal);
        Assert.Contains("testnet", stream.Endpoints.PublicSocket.Host, StringComparison.Ordinal);
        Assert.Contains("testnet", stream.Endpoints.Rest.Host, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mainnet_addresses_do_not_say_testnet()
    {
        await using var stream = new BybitHybridStream(Options(environment: BybitEnvironment.Mainnet));

        Assert.DoesNotContain("testnet", stream.Endpoints.ToString(), StringComparison.Ordinal);
        Assert.Equal("wss://stream.bybit.com/v5/private", stream.Endpoints.PrivateSocket.AbsoluteUri);
        Assert.Equal("wss://stream.bybit.com/v5/public/linear", stream.Endpoints.PublicSocket.AbsoluteUri);
    }

    [Fact]
    public async Task Without_a_word_about_it_the_environment_is_testnet_and_the_heartbeat_20_s()
    {
        await using var stream = new BybitHybridStream(new BybitHybridStreamOptions { ApiKey = "test_key", ApiSecret = "test_secret" });

        Assert.Equal(Endpoints.Testnet, stream.Endpoints);
        Assert.Equal(TimeSpan.FromSeconds(20), stream.HeartbeatInterval);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_missing_key_is_refused_with_api_key_required(string key)
    {
        var refused = Assert.Throws<ArgumentException>(() => new BybitHybridStream(Options(key: key)));

        Assert.StartsWith("api_key required", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_secret_is_refused_with_api_secret_required()
    {
        var refused = Assert.Throws<ArgumentException>(() => new BybitHybridStream(Options(secret: "")));

        Assert.StartsWith("api_secret required", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test_key\n")]
    [InlineData("\"test_key\"")]
    [InlineData("test key")]
    public void A_key_copied_with_its_surroundings_is_refused_and_not_shown(string key)
    {
        var refused = Assert.Throws<ArgumentException>(() => new BybitHybridStream(Options(key: key)));

        Assert.Contains("copied with it", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("test", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void A_heartbeat_out_of_range_is_refused(int seconds)
    {
        var refused = Assert.Throws<ArgumentException>(() => new BybitHybridStream(Options(heartbeat: seconds)));

        Assert.Contains($"found {seconds} s", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("btcusdt")]
    [InlineData("")]
    [InlineData("BTC/USDT")]
    public void A_watched_symbol_that_is_none_is_refused(string symbol)
    {
        var refused = Assert.Throws<ArgumentException>(() => new BybitHybridStream(Options(watch: symbol)));

        Assert.Contains($"\"{symbol}\" is no symbol", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_without_a_name_is_refused() => Assert.Throws<ArgumentException>(() => new BybitHybridStream(Options(account: " ")));

    [Theory]
    [InlineData("ws://stream.example.com/v5/private", "https://api.example.com", "PrivateSocket")]
    [InlineData("https://stream.example.com/v5/private", "https://api.example.com", "PrivateSocket")]
    [InlineData("wss://stream.example.com/v5/private", "http://api.example.com", "Rest")]
    public void An_address_that_would_carry_the_key_in_clear_is_refused(string socket, string rest, string named)
    {
        var refused = Assert.Throws<ArgumentException>(() => new BybitHybridStream(new BybitHybridStreamOptions
        {
            ApiKey = "test_key",
            ApiSecret = "test_secret",
            Endpoints = Endpoints.Testnet with { PrivateSocket = new Uri(socket), Rest = new Uri(rest) },
        }));

        Assert.StartsWith($"{named}: wanted an address", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_that_cannot_work_are_refused_when_the_stream_is_made()
    {
        var refused = Assert.Throws<ArgumentException>(() => new BybitHybridStream(new BybitHybridStreamOptions
        {
            ApiKey = "test_key",
            ApiSecret = "test_secret",
            Connections = new() { TopicsPerRequest = 0 },
        }));

        Assert.StartsWith("Connections: TopicsPerRequest", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_prints_the_options_prints_the_credentials()
    {
        var shown = Options().ToString();

        Assert.Equal("BybitHybridStreamOptions for Testnet", shown);
    }

    private static BybitHybridStreamOptions Options(
        string key = "test_key",
        string secret = "test_secret",
        BybitEnvironment environment = BybitEnvironment.Testnet,
        int heartbeat = 25,
        string? watch = null,
        string account = PositionKey.MainAccount) => new()
        {
            ApiKey = key,
            ApiSecret = secret,
            Environment = environment,
            HeartbeatInterval = TimeSpan.FromSeconds(heartbeat),
            Watch = watch is null ? [] : [watch],
            Account = account,
        };
}
