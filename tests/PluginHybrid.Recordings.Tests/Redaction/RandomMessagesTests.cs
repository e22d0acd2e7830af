using System.Buffers;
using System.Text;
using System.Text.Json;
using Bogus;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Redaction;

/// <summary>Ten thousand messages nobody thought of, each with a secret somewhere.</summary>
[Category(Level.Unit)]
public sealed class RandomMessagesTests
{
    private static readonly string[] Names = ["topic", "data", "orderId", "orderLinkId", "retMsg", "result", "list", "args", "op", "symbol", "novelty"];
    private static readonly MessagePlace[] Places =
    [
        new(MessageKind.PrivateIn), new(MessageKind.PrivateOut), new(MessageKind.PublicIn), new(MessageKind.RestReply, "/v5/order/realtime"), new(MessageKind.Canonical, "OrdersRead"),
    ];

    [Fact]
    public void No_message_carries_a_registered_secret_through_and_every_safe_form_is_JSON_again()
    {
        var random = new Randomizer(20261122);
        var disguises = Canary.Disguises(Canary.Secret).ToArray();
        for (var i = 0; i < 10_000; i++)
        {
            var (form, spike) = random.ArrayElement(disguises);
            var place = random.ArrayElement(Places);
            var json = Json(random, spike, depth: 0);
            var redactor = new RecordRedactor(new RedactionSettings { Secrets = [Canary.Secret], AllowUnknownPrivate = true });
            var output = new ArrayBufferWriter<byte>();
            redactor.Write(place, Encoding.UTF8.GetBytes(json), output, []);
            var safe = Encoding.UTF8.GetString(output.WrittenSpan);

            using var parsed = JsonDocument.Parse(safe);
            if (safe.Contains(spike, StringComparison.Ordinal))
            {
                Assert.True(Refuses(redactor, output.WrittenSpan), $"message {i}: {form} went through as {place.Kind}: {safe}");
            }
        }
    }

    private static bool Refuses(RecordRedactor redactor, ReadOnlySpan<byte> line)
    {
        try
        {
            redactor.ThrowIfUnsafe(line, 1);
            return false;
        }
        catch (UnsafeRecordingException)
        {
            return true;
        }
    }

    private static string Json(Randomizer random, string spike, int depth) => random.Int(0, depth > 5 ? 3 : 6) switch
    {
        0 => $"\"{spike}\"",
        1 => random.Int().ToString(System.Globalization.CultureInfo.InvariantCulture),
        2 => random.Bool() ? "true" : "null",
        3 => $"\"{random.AlphaNumeric(random.Int(0, 12))}\"",
        4 => $"[{string.Join(',', Enumerable.Range(0, random.Int(0, 3)).Select(_ => Json(random, spike, depth + 1)))}]",
        _ => $"{{{string.Join(',', Names.OrderBy(_ => random.Int()).Take(random.Int(1, 4)).Select(name => $"\"{name}\":{Json(random, spike, depth + 1)}"))}}}",
    };
}
