using System.Text.Json;
using Bogus;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Wire;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Spec;

/// <summary>The strategy's cases of authentication. Known vectors are in <see cref="Bybit.Tests.Wire.SignerTests"/>.</summary>
[Category(Level.Unit)]
public sealed class BybitHybridAuthTests
{
    private readonly Faker _faker = new() { Random = new Randomizer(2025_10_25) };
    private readonly Signer _signer = new("test_key", "test_secret");

    [Fact]
    public void A_signature_is_64_lower_case_hex_digits_and_the_same_every_time()
    {
        foreach (var expires in Expiries())
        {
            var signature = _signer.SignSocket(expires);

            Assert.Matches("^[0-9a-f]{64}$", signature);
            Assert.Equal(signature, new Signer("test_key", "test_secret").SignSocket(expires));
        }
    }

    [Fact]
    public void A_signature_changes_with_expires()
    {
        var expires = Expiries().Distinct().ToArray();

        Assert.Equal(expires.Length, expires.Select(_signer.SignSocket).Distinct().Count());
        Assert.NotEqual(_signer.SignSocket(expires[0]), _signer.SignSocket(expires[0] + 1));
    }

    [Fact]
    public void A_signature_changes_with_the_secret_and_not_with_the_key()
    {
        var expires = Expiries()[0];

        Assert.NotEqual(_signer.SignSocket(expires), new Signer("test_key", "another_secret").SignSocket(expires));
        Assert.Equal(_signer.SignSocket(expires), new Signer("another_key", "test_secret").SignSocket(expires));
    }

    [Fact]
    public void The_auth_message_has_the_op_and_three_args_key_number_signature()
    {
        var expires = Expiries()[0];

        using var message = JsonDocument.Parse(new RequestWriter(_signer).Write(new AuthRequest("a1", expires)));

        var args = message.RootElement.GetProperty("args");
        Assert.Equal("auth", message.RootElement.GetProperty("op").GetString());
        Assert.Equal(
            [JsonValueKind.String, JsonValueKind.Number, JsonValueKind.String],
            args.EnumerateArray().Select(arg => arg.ValueKind));
        Assert.Equal("test_key", args[0].GetString());
        Assert.Equal(expires, args[1].GetInt64());
        Assert.Equal(_signer.SignSocket(expires), args[2].GetString());
    }

    private long[] Expiries() => [.. Enumerable.Range(0, 50).Select(_ => _faker.Random.Long(1_600_000_000_000, 2_000_000_000_000))];
}
