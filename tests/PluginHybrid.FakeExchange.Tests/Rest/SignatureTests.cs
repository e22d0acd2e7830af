using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Tests.Rest;

[Category(Level.Unit)]
public sealed class SignatureTests
{
    [Fact]
    public void The_socket_signature_is_the_vector_of_FACTS_2() => Assert.Equal(
        "b38c4f23eca76c513b6542823c0882c502bdea24e31f6d6af028af804c5c850a",
        HmacSignature.OfSocket("testsecret", 1662350400000));

    [Theory]
    [InlineData("1658384314791testkey5000category=linear&settleCoin=USDT&limit=200", "cbcd74aa80e956f52d5129cca480da8c3ff80cef275946896213dee71871ceab")]
    [InlineData("""1658385579423testkey5000{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":0,"stopLoss":"60000"}""", "5b2a7ae75e74025bcf069397acc99e273bf8494323007f90f205193bc7fb5407")]
    public void The_rest_signature_is_the_vector_of_FACTS_8(string text, string expected) =>
        Assert.Equal(expected, HmacSignature.Of("testsecret", text));
}
