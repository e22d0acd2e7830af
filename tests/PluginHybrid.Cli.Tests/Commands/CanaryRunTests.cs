using System.Text;
using System.Text.Json;
using PluginHybrid.Commands;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Recordings.Tests.Redaction;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Commands;

/// <summary>The key and secret of a run, said back at the host from everywhere and in disguise, are in nothing that <c>hybrid record</c> writes.</summary>
[Category(Level.System), Slow]
public sealed class CanaryRunTests : IDisposable
{
    // Of the same shape, and nobody's: who does not know a secret cannot take it out.
    private const string StrangersKey = "StRaNgE7KeY4tEsT9Qx";
    private const string StrangersSecret = "StRaNgE8SeCrEt2oF4tHe6TeSt1SuItE9zZ3yy";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("canary-");

    // One of each kind: the redactor's own matrix tries all, in every place.
    public static TheoryData<string> Forms => ["raw", "percent-encoded", "one JSON escape", "upper-case hex", "reversed", "reversed case", "base64 after 1"];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_secret_said_in_every_place_is_in_no_file_and_on_no_screen(string form)
    {
        var canary = Canary.Disguises(Canary.Secret).Single(disguise => disguise.Form == form).Text;

        var (code, told, said) = await RecordAsync(Canary.Key, Canary.Secret, canary);

        Assert.True(code is ExitCode.Fine or ExitCode.CheckFailed or ExitCode.Unsafe, $"ended with {code}\n{told}");
        Assert.True(said >= 2, $"only {said} faults struck: the canary was not said");
        Assert.Empty(Places(canary, told));
        Assert.Empty(Places(Canary.Secret, told));
        Assert.Empty(Places(Canary.Key, told));
    }

    [Fact]
    public async Task The_same_words_are_found_when_nobody_registered_them()
    {
        var canary = Canary.Disguises(Canary.Secret).Single(disguise => disguise.Form == "reversed").Text;

        var (_, told, _) = await RecordAsync(StrangersKey, StrangersSecret, canary);

        var places = Places(canary, told);
        Assert.Contains(places, place => place.Contains("screen", StringComparison.Ordinal));
        Assert.Contains(places, place => place.Contains("state", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_in_which_the_secret_hides_is_not_written()
    {
        await using var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        var record = new Invocation { StateFolder = Path.Combine(_folder.FullName, "state") }.Towards(fake);
        var canary = string.Concat(fake.ApiSecret.Reverse());

        Assert.Equal(ExitCode.Unsafe, await record.RunAsync("record", "--for", "5s", "--json", "--note", $"about {canary}", Path.Combine(_folder.FullName, "mine")));

        Assert.Empty(Places(canary, record.Everything));
    }

    private async Task<(int Code, string Told, int Said)> RecordAsync(string key, string secret, string canary)
    {
        await using var fake = await FakeBybit.StartAsync(new FakeBybitOptions { Accounts = [new(key, secret) { Ips = ["127.0.0.1"] }] }, TestContext.Current.CancellationToken);
        fake.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        using var faults = fake.Lay(FaultScript.Read(Script(canary)));
        var record = new Invocation { StateFolder = Path.Combine(_folder.FullName, "state") }.Towards(fake);
        record.Variables["HYBRID_API_KEY"] = key;
        record.Variables["HYBRID_API_SECRET"] = secret;
        record.Variables["HYBRID__PLUGINS__FOLDERS"] = await PluginAsync(canary);
        record.Variables["HYBRID__LOG__LEVEL"] = "debug";

        var code = await record.RunAsync("record", "--for", "6s", "--json", Path.Combine(_folder.FullName, "mine"));

        return (code, record.Everything, faults.Strikes.Count);
    }

    // What a venue can say: fields nobody knows, reasons of closes, refusals, bodies and pages.
    private static string Script(string canary)
    {
        var text = JsonSerializer.Serialize($"about {canary} here");
        return $$"""
            version: 1
            faults:
              - id: refusal
                for: 1s
                do: { rest.ret_code: { path: /v5/position/list, code: 10016, message: {{text}} } }
              - id: close
                when: { at: 3s }
                do: { frame.close: { socket: private, code: 4001, reason: {{text}} } }
              - id: body
                when: { fault: close }
                for: 1s
                do: { rest.body: { path: /v5/position/list, body: {{text}} } }
            """;
    }

    // What a plugin can say: a line, a reason, a fault. It reads the words, for a plugin's own text is not ours.
    private async Task<string> PluginAsync(string canary)
    {
        var words = Path.Combine(Directory.CreateTempSubdirectory("canary-words-").FullName, "words.txt");
        await File.WriteAllTextAsync(words, canary, TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("canary-plugins-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "chatty.csx"),
            $$"""
            Needs(Capabilities.MoveStops);
            var words = System.IO.File.ReadAllText({{JsonSerializer.Serialize(words)}});
            var told = 0;
            OnUpdate(async update =>
            {
                if (told++ > 0) { return; }
                Log.Alert("I know " + words);
                await MoveStop(update.Position, Math.Round(update.MarkPrice!.Value * 0.9m, 1), "because of " + words);
                throw new System.InvalidOperationException("I fell over " + words);
            });
            """,
            TestContext.Current.CancellationToken);
        return folder;
    }

    /// <summary>Where a text stands: in a file of the run, in UTF-8 or UTF-16, or on the screen.</summary>
    private List<string> Places(string text, string told)
    {
        byte[][] forms = [Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text)];
        var places = Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories)
            .Where(file => Array.Exists(forms, form => File.ReadAllBytes(file).AsSpan().IndexOf(form) >= 0))
            .Select(file => Path.GetRelativePath(_folder.FullName, file)).ToList();
        if (told.Contains(text, StringComparison.Ordinal))
        {
            places.Add($"screen: {told.Split('\n').First(line => line.Contains(text, StringComparison.Ordinal))}");
        }

        return places;
    }
}
