using PluginHybrid.Bybit.Wire;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>Signatures against known vectors, and secrets that stay where they are.</summary>
[Category(Level.Unit)]
public sealed class SignerTests
{
    private readonly Signer _signer = new("testkey", "testsecret");

    [Fact]
    public void The_socket_signature_matches_the_known_vector() =>
        Assert.Equal("b38c4f23eca76c513b6542823c0882c502bdea24e31f6d6af028af804c5c850a", _signer.SignSocket(1662350400000));

    [Theory]
    [InlineData(
        1658384314791,
        "category=linear&settleCoin=USDT&limit=200",
        "cbcd74aa80e956f52d5129cca480da8c3ff80cef275946896213dee71871ceab")]
    [InlineData(
        1658385579423,
        """{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":0,"stopLoss":"60000"}""",
        "5b2a7ae75e74025bcf069397acc99e273bf8494323007f90f205193bc7fb5407")]
    public void The_rest_signature_matches_the_known_vectors(long timestamp, string payload, string signature) =>
        Assert.Equal(signature, _signer.SignRest(timestamp, 5000, payload));

    [Fact]
    public void Nothing_that_prints_a_signer_prints_what_it_holds()
    {
        Assert.Equal("Signer", _signer.ToString());
        Assert.DoesNotContain(typeof(Signer).GetProperties(), property => property.PropertyType == typeof(string));
    }

    [Fact]
    public void Pitfall_47_Key_secret_and_signature_are_masked_in_any_text()
    {
        var signature = _signer.SignSocket(1);

        var shown = _signer.Scrub($"key testkey TESTKEY, secret testsecret, sign {signature}, symbol BTCUSDT");

        Assert.Equal("key *** ***, secret ***, sign ***, symbol BTCUSDT", shown);
    }

    [Theory]
    [InlineData("error sign! origin_string[1701180668273KEY5000]", "error sign! origin_string***")]
    [InlineData("Failed to decode incoming data:readObjectStart: found h, ...|auth KEY|", "Failed to decode incoming data***")]
    [InlineData("error:handler not found,topic:orderbook.50.NOPEUSDT", "error:handler not found,topic:orderbook.50.NOPEUSDT")]
    [InlineData("", "")]
    public void Pitfall_47_Echoes_of_what_we_sent_are_cut(string text, string shown) => Assert.Equal(shown, Redaction.Clean(text));

    [Fact]
    public void A_shown_text_is_never_endless() => Assert.Equal(200, Redaction.Clean(string.Concat(Enumerable.Repeat("ab ", 500))).Length);

    [Theory]
    [InlineData("", "secret")]
    [InlineData("key", " ")]
    public void Empty_credentials_are_refused_at_once(string key, string secret) =>
        Assert.Throws<ArgumentException>(() => new Signer(key, secret));
}
