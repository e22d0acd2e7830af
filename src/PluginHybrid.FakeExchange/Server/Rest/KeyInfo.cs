using System.Globalization;
using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary><c>GET /v5/user/query-api</c>: what the key may do, from where, and until when.</summary>
internal sealed class KeyInfo : IRestEndpoint
{
    private const string TimeForm = "yyyy-MM-ddTHH:mm:ssZ";

    public string Method => "GET";

    public string Path => "/v5/user/query-api";

    public int CallsPerSecond => 10;

    public bool Trades => false;

    public RestAnswer Answer(VenueModel venue, RestCall call) => RestAnswer.Ok(json =>
    {
        var key = call.Account!.Credentials;
        json.WriteString("id", "13770661");
        json.WriteString("note", "fake");
        json.WriteString("apiKey", key.ApiKey);
        json.WriteNumber("readOnly", key.ReadOnly ? 1 : 0);
        json.WriteString("secret", "");
        WritePermissions(json);
        json.WriteStartArray("ips");
        foreach (var ip in key.Ips)
        {
            json.WriteStringValue(ip);
        }

        json.WriteEndArray();
        json.WriteNumber("type", 1);
        WriteExpiry(json, key, venue.Clock.Now);
        json.WriteNumber("unified", 0);
        json.WriteNumber("uta", 1);
        json.WriteNumber("userID", long.Parse(key.Uid, CultureInfo.InvariantCulture));
        json.WriteNumber("inviterID", 0);
        json.WriteString("vipLevel", "No VIP");
        json.WriteString("mktMakerLevel", "0");
        json.WriteNumber("affiliateID", 0);
        json.WriteString("rsaPublicKey", "");
        json.WriteBoolean("isMaster", true);
        json.WriteString("parentUid", "0");
        json.WriteString("kycLevel", "LEVEL_DEFAULT");
        json.WriteString("kycRegion", "");
    });

    private static void WritePermissions(Utf8JsonWriter json)
    {
        json.WriteStartObject("permissions");
        json.WriteStartArray("ContractTrade");
        json.WriteStringValue("Order");
        json.WriteStringValue("Position");
        json.WriteEndArray();
        foreach (var name in (string[])["Spot", "Wallet", "Options", "Derivatives", "CopyTrading", "BlockTrade", "Exchange", "NFT", "Affiliate", "Earn"])
        {
            json.WriteStartArray(name);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Days and date count only for keys without bound addresses; what stands there otherwise is not documented, so it is a mark of ours.</summary>
    private static void WriteExpiry(Utf8JsonWriter json, Credentials key, DateTimeOffset now)
    {
        if (key.ExpiresAt is { } end)
        {
            json.WriteNumber("deadlineDay", Math.Max(0, (int)(end - now).TotalDays));
            json.WriteString("expiredAt", end.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNumber("deadlineDay", -2);
            json.WriteString("expiredAt", "1970-01-01T00:00:00Z");
        }

        json.WriteString("createdAt", "2026-01-01T00:00:00Z");
    }
}
