using System.Text;
using Microsoft.Extensions.Logging;
using PluginHybrid.Credentials;
using PluginHybrid.Logs;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Credentials;

[Category(Level.Unit)]
public sealed partial class SecretMaskTests
{
    private const string Key = "CanaryKey0123456789";
    private const string Secret = "CanarySecret9876543210abcdef";

    private readonly SecretMask _mask = new(new VenueCredentials(Key, Secret));

    [Fact]
    public void Key_and_secret_are_hidden_plain_in_base64_and_in_hexadecimal()
    {
        foreach (var value in new[] { Key, Secret })
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            foreach (var form in new[] { value, value.ToUpperInvariant(), Convert.ToBase64String(bytes), Convert.ToHexString(bytes).ToLowerInvariant() })
            {
                var shown = _mask.Hide($"before {form} after");
                Assert.DoesNotContain(form.TrimEnd('='), shown, StringComparison.OrdinalIgnoreCase);
                Assert.StartsWith("before ***", shown, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Everything_else_stays() =>
        Assert.Equal("stop at 61250.5 because canary", _mask.Hide("stop at 61250.5 because canary"));

    [Fact]
    public void A_key_too_short_to_be_one_hides_nothing() =>
        Assert.Equal("a b c", new SecretMask(new VenueCredentials("a", "")).Hide("a b c"));

    [Fact]
    public void What_a_plugin_logs_goes_through_the_mask()
    {
        using var logs = new LogBuffer(LogLevel.Information, TimeProvider.System) { Hide = _mask.Hide };
        Leak(logs.CreateLogger("PluginHybrid.Plugin.leaky"), Key, new InvalidOperationException(Secret));

        var line = Assert.Single(logs.Drain());
        Assert.DoesNotContain(Key, line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, line.Text, StringComparison.Ordinal);
        Assert.Contains("***", line.Text, StringComparison.Ordinal);
    }

    [LoggerMessage(LogLevel.Warning, "the key is {Key}")]
    private static partial void Leak(ILogger log, string key, Exception cause);
}
