using System.Net;
using System.Text.Json;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Commands;
using PluginHybrid.FakeExchange;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Commands;

/// <summary>The recorder against a fake that poses as testnet, over loopback.</summary>
[Category(Level.Integration)]
public sealed class RecordCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hybrid-record-").FullName;
    private readonly Invocation _invocation = new();

    private string Mine => Path.Combine(_folder, "mine");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_against_testnet_becomes_a_valid_recording_without_its_key()
    {
        await using var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        fake.OpenPosition("BTCUSDT", FakeExchange.Venue.Side.Buy, 0.01m);
        _invocation.Towards(fake);

        var code = await _invocation.RunAsync("record", "--for", "5s", "--json", "--note", "a test", Mine);

        Assert.True(code == ExitCode.Fine, _invocation.Everything);
        var report = RecordingValidator.Validate(Mine);
        Assert.True(report.IsValid, string.Join('\n', report.Findings));
        var text = await File.ReadAllTextAsync(Path.Combine(Mine, "session.jsonl"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(fake.ApiKey, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(fake.ApiSecret, text, StringComparison.OrdinalIgnoreCase);
        using var reader = RecordingReader.Open(Mine);
        Assert.Equal(("testnet", "a test"), (reader.Header.Environment, reader.Header.Note));
        Assert.Contains("Recorded ", _invocation.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Testnets_own_addresses_over_tls_are_recorded_with_nothing_configured_but_the_key()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue("stream-testnet.bybit.com", "api-testnet.bybit.com");
        await using var fake = await FakeBybit.StartAsync(new FakeBybitOptions { Certificate = certificate }, TestContext.Current.CancellationToken);
        fake.OpenPosition("BTCUSDT", FakeExchange.Venue.Side.Buy, 0.01m);
        var record = new Invocation { DialPort = Leading(fake, authority) };
        record.Variables["HYBRID__EXCHANGE__ENVIRONMENT"] = "testnet";
        (record.Variables["HYBRID_API_KEY"], record.Variables["HYBRID_API_SECRET"]) = (fake.ApiKey, fake.ApiSecret);

        var code = await record.RunAsync("record", "--for", "6s", "--json", Mine);

        Assert.True(code == ExitCode.Fine, record.Everything);
        var report = RecordingValidator.Validate(Mine);
        Assert.True(report.IsValid, string.Join('\n', report.Findings));
        var text = await File.ReadAllTextAsync(Path.Combine(Mine, "session.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("\"u\":\"wss://stream-testnet.bybit.com/v5/private\"", text, StringComparison.Ordinal);
        Assert.Contains("\"u\":\"wss://stream-testnet.bybit.com/v5/public/linear\"", text, StringComparison.Ordinal);
        Assert.Contains(RecordingInspector.Inspect(Mine).Exchanges, exchange => exchange is { Path: "GET /v5/position/list", Unanswered: 0 });
        Assert.DoesNotContain(fake.ApiKey, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(fake.ApiSecret, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_holds_handshake_prices_REST_and_the_hashes_of_the_run()
    {
        await RecordAsync("--pack");

        var found = RecordingInspector.Inspect(Mine);

        Assert.Equal("stopped", found.Why);
        Assert.Equal(["private#1", "public#1"], found.Sockets.Select(socket => socket.Connection).Order(StringComparer.Ordinal));
        Assert.All(found.Sockets, socket => Assert.True(socket is { Opened: >= 0, Out: > 0, In: > 0 }, $"{socket}"));
        Assert.Contains(found.Topics, topic => topic.Topic.StartsWith("tickers.", StringComparison.Ordinal));
        Assert.Contains(found.Exchanges, exchange => exchange is { Path: "GET /v5/position/list", Unanswered: 0 });
        using var reader = RecordingReader.Open(Mine);
        var last = default(PluginHybrid.Recordings.Format.Record);
        while (reader.TryRead(out var record)) last = record;
        Assert.Matches("\"hash\":\\{\"events\":\"[0-9a-f]{32}\",\"decisions\":\"[0-9a-f]{32}\"\\}", last.ToString());
        Assert.Contains("\"runPrefix\":", reader.Header.Session, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_holds_a_recording_is_refused_with_2()
    {
        Directory.CreateDirectory(Mine);
        await File.WriteAllTextAsync(Path.Combine(Mine, "session.jsonl"), "precious", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync("record", "--for", "1s", Mine));

        Assert.Contains("holds a recording already", _invocation.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(Path.Combine(Mine, "session.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_tool_takes_what_was_recorded()
    {
        await RecordAsync();
        var (cut, saved) = (Path.Combine(_folder, "cut"), Path.Combine(_folder, "saved"));
        var before = await File.ReadAllBytesAsync(Path.Combine(Mine, "session.jsonl"), TestContext.Current.CancellationToken);

        Assert.Equal(0, (await JsonAsync("inspect", Mine)).GetProperty("dropped").GetInt64());
        Assert.Empty((await JsonAsync("validate", "--strict", Mine))[0].GetProperty("findings").EnumerateArray());
        Assert.True((await JsonAsync("stats", Mine)).GetProperty("kinds").GetProperty("f").GetInt64() > 5);
        Assert.Equal(0, (await JsonAsync("diff", Mine, Mine)).GetArrayLength());
        Assert.Empty((await JsonAsync("trim", Mine, "--from", "3s", "--out", cut)).GetProperty("findings").EnumerateArray());
        Assert.Equal(0, (await JsonAsync("recover", Mine, "--out", saved)).GetProperty("lost").GetInt64());
        Assert.True((await JsonAsync("pack", Mine)).GetProperty("after").GetInt64() < before.Length / 2);
        await JsonAsync("unpack", Mine);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(Mine, "session.jsonl"), TestContext.Current.CancellationToken));
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(saved, "session.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_full_disk_ends_the_recording_with_a_clear_message_and_the_session_goes_on()
    {
        var script = Path.Combine(Repository.Root, "recordings", "faults", "recorder-disk-full.yaml");

        Assert.Equal(ExitCode.CheckFailed, await _invocation.RunAsync("record", "--faults", script, "--for", "14s", "--json", Mine));

        var told = _invocation.Error.ToString();
        Assert.Contains("No space left on device. The recording ends here and the session goes on", told, StringComparison.Ordinal);
        Assert.Contains("hybrid recording recover", told, StringComparison.Ordinal);
        Assert.Contains("Everything the script expects holds.", told, StringComparison.Ordinal);
        var result = JsonDocument.Parse(_invocation.Out.ToString()).RootElement;
        Assert.Equal(("failed", Mine), (result.GetProperty("recording").GetProperty("state").GetString(), result.GetProperty("recording").GetProperty("folder").GetString()));
        Assert.Empty(result.GetProperty("faults").GetProperty("not_as_expected").EnumerateArray());
        var cut = result.GetProperty("faults").GetProperty("struck").EnumerateArray().Single(strike => strike.GetProperty("id").GetString() == "cut");
        Assert.True(cut.GetProperty("drop_to_fresh").GetDouble() > 0, $"{cut}");
        Assert.True((await JsonAsync("recover", Mine, "--out", Path.Combine(_folder, "saved"))).GetProperty("kept").GetInt64() > 20);
    }

    [Fact]
    public async Task With_json_what_became_of_the_recording_is_in_the_object()
    {
        await RecordAsync();

        var recording = JsonDocument.Parse(_invocation.Out.ToString()).RootElement.GetProperty("recording");

        var report = RecordingValidator.Validate(Mine);
        Assert.Equal(("ended", report.Records, report.Bytes), (recording.GetProperty("state").GetString(), recording.GetProperty("records").GetInt64(), recording.GetProperty("bytes").GetInt64()));
        Assert.Equal(0, recording.GetProperty("dropped").GetInt64());
    }

    private static DialPort Leading(FakeBybit fake, TestAuthority authority) => new()
    {
        ExtraRoots = authority.Roots,
        Route = (host, port) => (host, port) switch
        {
            ("stream-testnet.bybit.com", 443) => new IPEndPoint(IPAddress.Loopback, fake.PrivateUri.Port),
            ("api-testnet.bybit.com", 443) => new IPEndPoint(IPAddress.Loopback, fake.RestUri.Port),
            _ => throw new InvalidOperationException($"A test must not look {host}:{port} up."),
        },
    };

    private async Task RecordAsync(params string[] more)
    {
        var code = await _invocation.RunAsync(["record", "--for", "5s", "--json", .. more, Mine]);
        Assert.True(code == ExitCode.Fine, _invocation.Everything);
    }

    private static async Task<JsonElement> JsonAsync(params string[] args)
    {
        var invocation = new Invocation();
        var code = await invocation.RunAsync(["recording", .. args, "--json"]);
        Assert.True(code == ExitCode.Fine, $"hybrid recording {string.Join(' ', args)} ended with {code}: {invocation.Everything}");
        return JsonDocument.Parse(invocation.Out.ToString()).RootElement;
    }
}
