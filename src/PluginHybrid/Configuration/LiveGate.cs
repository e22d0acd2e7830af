namespace PluginHybrid.Configuration;

/// <summary>Keeps the host from a live venue unless a person has spelled out that it may go there.</summary>
internal static class LiveGate
{
    private static readonly string[] HarmlessHosts =
    [
        "api-testnet.bybit.com", "stream-testnet.bybit.com", "api-demo.bybit.com", "stream-demo.bybit.com", "api-testnet.manepa.jp",
    ];

    /// <summary>Why these settings may not be used, with the way to allow it; <c>null</c> when they may.</summary>
    /// <param name="settings">Settings without problems.</param>
    public static string? Refusal(HybridSettings settings)
    {
        var exchange = settings.Exchange;
        if (exchange.AllowLive == LiveConsent.IUnderstand)
        {
            return null;
        }

        if (exchange.Environment == VenueEnvironment.Mainnet)
        {
            return Refuse("exchange.environment is mainnet: real money.");
        }

        // The key goes to rest and private; what is public takes no key and cannot be harmed.
        var foreign = exchange.Endpoints.Given().FirstOrDefault(given => given.Key != "public" && !IsHarmless(given.Address));
        return foreign.Key is null
            ? null
            : Refuse($"exchange.endpoints.{foreign.Key} is {foreign.Address.Host}, which is neither loopback nor a known testnet or demo host.");
    }

    private static string Refuse(string why) =>
        $"{why}\nOrders are sent only for plugins that are live there; still, say first that you mean it: exchange.allow_live: i-understand "
        + $"(or {SettingsOverrides.VariableFor("exchange.allow_live")}=i-understand).";

    private static bool IsHarmless(Uri address) => address.IsLoopback || HarmlessHosts.Contains(address.Host);
}
