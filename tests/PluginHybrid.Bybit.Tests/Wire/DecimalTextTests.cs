using System.Globalization;
using System.Text;
using CsCheck;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>Decimals: exact, or refused.</summary>
[Category(Level.Unit)]
public sealed class DecimalTextTests
{
    private static readonly Gen<string> Digits = Gen.Char["0123456789"].Array[1, 20].Select(digits => new string(digits));

    private static readonly Gen<string> Numbers = Gen.Select(
        Gen.OneOf("", "-"),
        Gen.OneOf(Gen.Const("0"), Digits.Select(digits => digits.TrimStart('0').PadLeft(1, '0'))),
        Gen.OneOf(Gen.Const(""), Digits.Select(digits => "." + digits), Digits.Select(digits => "." + digits + "0000000000")),
        Gen.OneOf(Gen.Const(""), Gen.Int[-32, 32].Select(exponent => $"e{exponent}"), Gen.Int[0, 9].Select(exponent => $"E+0{exponent}")),
        (sign, whole, fraction, exponent) => sign + whole + fraction + exponent);

    [Fact]
    public void Every_number_is_read_exactly_or_does_not_fit() => Numbers.Sample(
        text =>
        {
            var isRead = DecimalText.TryRead(Encoding.ASCII.GetBytes(text), out var value);
            Assert.Equal((text, ExactNumber.Of(text).AsDecimal()), (text, isRead ? value : null));
        },
        iter: 20_000);

    [Fact]
    public void Whatever_is_no_number_is_refused() => Gen.Char["0123456789.-+eE x,"].Array[0, 12].Sample(
        letters =>
        {
            var text = new string(letters);
            if (DecimalText.TryRead(Encoding.ASCII.GetBytes(text), out var value))
            {
                Assert.Equal(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), value);
                using var json = System.Text.Json.JsonDocument.Parse(text);
            }
        },
        iter: 50_000);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0.00")]
    [InlineData("63561.60", "63561.60")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1.00000000000000000000000000000000000000000", "1.000000000000000000000000000")]
    [InlineData("100e-30", "0.0000000000000000000000000001")]
    [InlineData("0e9999", "0")]
    [InlineData("7.9e28", "79000000000000000000000000000")]
    public void The_scale_is_kept_where_it_fits(string text, string wanted)
    {
        Assert.True(DecimalText.TryRead(Encoding.ASCII.GetBytes(text), out var value));
        Assert.Equal(wanted, value.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("8e28")]
    [InlineData("1e99999")]
    [InlineData("1e-29")]
    [InlineData("0x10")]
    [InlineData("١")]
    public void What_does_not_fit_is_refused(string text) => Assert.False(DecimalText.TryRead(Encoding.UTF8.GetBytes(text), out _));
}
