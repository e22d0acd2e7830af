using System.Buffers;
using System.Text;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Redaction;

/// <summary>A secret in any place and any disguise is replaced or refused; and each rule that sees to it is needed.</summary>
[Category(Level.Unit)]
public sealed class CanaryMatrixTests
{
    private static readonly RedactionSettings Registered = new() { Secrets = [Canary.Key, Canary.Secret] };

    [Fact]
    public void A_registered_secret_in_any_place_and_any_disguise_never_reaches_a_line()
    {
        var seen = 0;
        foreach (var (form, text) in Canary.Disguises(Canary.Secret).Concat(Canary.Disguises(Canary.Key)))
        {
            foreach (var (messageClass, place, json) in SampleMessages.All)
            {
                foreach (var (path, spiked) in Canary.InEveryText(json, text))
                {
                    seen++;
                    Assert.True(IsSafe(new RecordRedactor(Registered), place, spiked, text), $"{form} in {path} of {messageClass} went through");
                }
            }
        }

        Assert.True(seen > 3000, $"only {seen} combinations were tried");
    }

    [Fact]
    public void The_gate_names_record_and_form_and_never_the_value()
    {
        var redactor = new RecordRedactor(Registered);

        var refused = Assert.Throws<UnsafeRecordingException>(() => redactor.ThrowIfUnsafe(Encoding.UTF8.GetBytes($"{{\"k\":\"mk\",\"m\":\"{Canary.Key}\"}}"), 812));

        Assert.Equal((812L, "raw"), (refused.Record, refused.Form));
        Assert.DoesNotContain(Canary.Key, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_form_the_gate_looks_for_is_needed()
    {
        foreach (var off in SecretForms.Of(Canary.Token).Select(form => form.Form).Distinct())
        {
            var gate = new LastGate([Canary.Token], new HashSet<string> { off });
            Assert.True(
                Canary.Disguises(Canary.Token).Any(disguise => gate.Met(Encoding.UTF8.GetBytes(disguise.Text)) is null),
                $"without \"{off}\" the gate still meets every disguise: nothing proves that it is needed");
        }
    }

    [Fact]
    public void Every_disguise_is_met_by_the_gate_alone()
    {
        var gate = new LastGate([Canary.Secret, Canary.Key, Canary.Token]);

        Assert.All(
            Canary.Disguises(Canary.Secret).Concat(Canary.Disguises(Canary.Key)).Concat(Canary.Disguises(Canary.Token)),
            disguise => Assert.True(gate.Met(Encoding.UTF8.GetBytes($"before {disguise.Text} after")) is not null, $"not met: {disguise.Form}"));
    }

    [Fact]
    public void Every_rule_of_the_policy_that_replaces_is_needed()
    {
        var rules = 0;
        foreach (var (messageClass, place, json) in SampleMessages.All)
        {
            foreach (var (path, spiked) in Canary.InEveryText(json, "s3cr3t-thing"))
            {
                if (path is "$.op" or "$.topic")
                {
                    continue; // With another one it is another class.
                }

                var rule = $"{messageClass} {Plain(path)}";
                if (Safe(Policy(), place, spiked).Contains("s3cr3t-thing", StringComparison.Ordinal))
                {
                    continue; // It may pass: the policy says so.
                }

                rules++;
                Assert.True(
                    IsText(messageClass, path) || Safe(Policy(rule), place, spiked).Contains("s3cr3t-thing", StringComparison.Ordinal) || IsUnlisted(rule),
                    $"with the rule \"{rule}\" switched off the value is still replaced: nothing proves that the rule is needed");
            }
        }

        Assert.True(rules > 25, $"only {rules} rules were tried");
    }

    [Fact]
    public void Every_rule_for_free_text_is_needed()
    {
        (string Rule, string Text)[] needs =
        [
            ("uuid", "7d2ed5f3-21d0-4d1f-8c43-0c8a9f7a1b11"), ("known-id", "by-hand-77"), ("jwt", "eyJhbGciOiJIUzI1.eyJzdWIi.c2ln"),
            ("e-mail", "jane@example.org"), ("ipv4", "203.0.113.9"), ("ipv6", "2001:db8:0:1:2:3:4:5"),
            ("hex", "5f3759df5f3759df5f3759df5f3759df"), ("key", "AAbbCCddEE11223344"),
        ];

        Assert.Equal(FreeText.RuleNames, needs.Select(need => need.Rule));
        foreach (var (rule, text) in needs)
        {
            Assert.DoesNotContain(text, Scrubber(null).Scrub($"about {text}, please"), StringComparison.Ordinal);
            Assert.Contains(text, Scrubber(rule).Scrub($"about {text}, please"), StringComparison.Ordinal);
        }
    }

    private static FreeText Scrubber(string? off)
    {
        var pseudonyms = new Pseudonyms();
        pseudonyms.Of("by-hand-77");
        return new FreeText(pseudonyms, off is null ? null : new HashSet<string> { off });
    }

    private static RedactionPolicy Policy(params string[] off) => new(RedactionPolicy.EmbeddedText(), off.ToHashSet());

    // A free text is scrubbed, not replaced: this word looks like nothing.
    private static bool IsText(string messageClass, string path) => path.EndsWith("_msg", StringComparison.Ordinal) || path.EndsWith("Msg", StringComparison.Ordinal);

    private static bool IsUnlisted(string rule) => !Encoding.UTF8.GetString(RedactionPolicy.EmbeddedText()).Contains(rule[(rule.LastIndexOf(' ') + 1)..], StringComparison.Ordinal);

    private static string Plain(string path) => System.Text.RegularExpressions.Regex.Replace(path[2..], path.Contains("args", StringComparison.Ordinal) ? "(?!)" : "\\[[0-9]+\\]", "[]");

    private static bool IsSafe(RecordRedactor redactor, MessagePlace place, string json, string spike)
    {
        var output = new ArrayBufferWriter<byte>();
        try
        {
            redactor.Write(place, Encoding.UTF8.GetBytes(json), output, []);
            redactor.ThrowIfUnsafe(output.WrittenSpan, 1);
        }
        catch (Exception refused) when (refused is UnsafeRecordingException or UnknownPrivateMessageException)
        {
            return true;
        }

        return !Encoding.UTF8.GetString(output.WrittenSpan).Contains(spike, StringComparison.Ordinal);
    }

    private static string Safe(RedactionPolicy policy, MessagePlace place, string json)
    {
        var output = new ArrayBufferWriter<byte>();
        new RecordRedactor(new RedactionSettings { AllowUnknownPrivate = true }, policy, null).Write(place, Encoding.UTF8.GetBytes(json), output, []);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
