namespace PluginHybrid.Bybit;

/// <summary>The three addresses a session talks to. Change any of them with <c>with</c>: regional hosts, a fake, a proxy.</summary>
/// <example><code>Endpoints.Mainnet with { Rest = new Uri("https://api.bytick.com") }</code></example>
public sealed record Endpoints
{
    /// <summary>The private stream, <c>wss://…/v5/private</c>; may carry <c>?max_active_time=1m</c>.</summary>
    public required Uri PrivateSocket { get; init; }

    /// <summary>The public stream of category linear, <c>wss://…/v5/public/linear</c>.</summary>
    public required Uri PublicSocket { get; init; }

    /// <summary>Scheme and host of the REST interface.</summary>
    public required Uri Rest { get; init; }

    /// <summary>Real money.</summary>
    public static Endpoints Mainnet { get; } = OfHosts("stream.bybit.com", "stream.bybit.com", "api.bybit.com");

    /// <summary>The test network.</summary>
    public static Endpoints Testnet { get; } = OfHosts("stream-testnet.bybit.com", "stream-testnet.bybit.com", "api-testnet.bybit.com");

    /// <summary>Demo trading. Its prices come from mainnet's public socket: a public path on the demo host answers 404.</summary>
    public static Endpoints Demo { get; } = OfHosts("stream-demo.bybit.com", "stream.bybit.com", "api-demo.bybit.com");

    /// <summary>The addresses of an environment.</summary>
    /// <param name="environment">Where the key lives.</param>
    public static Endpoints Of(BybitEnvironment environment) => environment switch
    {
        BybitEnvironment.Mainnet => Mainnet,
        BybitEnvironment.Testnet => Testnet,
        BybitEnvironment.Demo => Demo,
        _ => throw new ArgumentOutOfRangeException(nameof(environment), environment, "Wanted Mainnet, Testnet or Demo."),
    };

    private static Endpoints OfHosts(string privateHost, string publicHost, string restHost) => new()
    {
        PrivateSocket = new Uri($"wss://{privateHost}/v5/private"),
        PublicSocket = new Uri($"wss://{publicHost}/v5/public/linear"),
        Rest = new Uri($"https://{restHost}"),
    };
}
