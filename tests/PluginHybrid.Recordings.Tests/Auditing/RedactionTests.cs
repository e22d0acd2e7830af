using System.Text;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Recordings.Tests.Capture;
using PluginHybrid.Recordings.Tests.Redaction;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Auditing;

/// <summary>A recording that is redacted later is what it would have been, redacted at once.</summary>
[Category(Level.Unit)]
public sealed class RedactionTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Out => _folder.At("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Redacted_later_is_redacted_at_once_byte_by_byte()
    {
        await using var raw = await Played(new Unredacted());
        await using var safe = await Played(new RecordRedactor(new RedactionSettings()));

        var report = RecordingRedaction.Redact(raw.Folder, Out, new RedactionSettings(), token: Token);

        Assert.Contains("203.0.113.9", Text(raw.Folder), StringComparison.Ordinal);
        Assert.Equal(Text(safe.Folder), Text(Out));
        Assert.True(report is { Changed: > 15, Parts: 1, Before: null, After.Name: "bybit-v5" }, $"{report}");
    }

    [Fact]
    public async Task What_is_safe_already_stays_byte_by_byte()
    {
        await using var safe = await Played(new RecordRedactor(new RedactionSettings()));

        var report = RecordingRedaction.Redact(safe.Folder, Out, new RedactionSettings(), token: Token);

        Assert.Equal(Text(safe.Folder), Text(Out));
        Assert.Equal(0, report.Changed);
    }

    [Fact]
    public async Task A_piece_cut_out_of_a_safe_recording_keeps_its_pseudonyms()
    {
        await using var safe = await Played(new RecordRedactor(new RedactionSettings()));
        RecordingTrim.Trim(safe.Folder, _folder.At("cut"), new RecordFilter { Topics = ["execution"] }, token: TestContext.Current.CancellationToken);

        RecordingRedaction.Redact(_folder.At("cut"), Out, new RedactionSettings(), token: Token);

        Assert.Equal(Text(_folder.At("cut")), Text(Out));
    }

    [Fact]
    public async Task A_new_pseudonym_meets_none_that_was_kept()
    {
        const string First = "11111111-2222-4333-8444-555555555555";
        await using var stage = new Stage(options => options with { Redactor = new Unredacted() });
        stage.Recorder.OpenWithoutThread(Stage.Header);
        var old = new RedactionPolicyName("bybit-v5", 0, new string('0', 64));
        stage.Frame(Stage.Private, Order(First));
        stage.Frame(Stage.Private, Order("00000000-0000-4000-8000-000000000001"));
        stage.Frame(Stage.Private, Order(First));
        await stage.End();
        await File.WriteAllTextAsync(Path.Combine(stage.Folder, "session.jsonl"), WithPolicy(Text(stage.Folder), old), Token);

        RecordingRedaction.Redact(stage.Folder, Out, new RedactionSettings(), token: Token);

        var ids = Stage.All(Out).Where(record => record.Kind == RecordKind.Frame).Select(record => Encoding.UTF8.GetString(record.Payload)[^40..^4]).ToList();
        Assert.Equal(["00000000-0000-4000-8000-000000000002", "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"], ids);
    }

    [Fact]
    public async Task A_registered_secret_in_public_data_is_refused()
    {
        await using var stage = new Stage(options => options with { Redactor = new Unredacted() }).Open();
        stage.Frame(Stage.Public, $"{{\"topic\":\"tickers.BTCUSDT\",\"note\":\"{Stage.Secret}\"}}");
        await stage.End();

        var refused = Assert.Throws<UnsafeRecordingException>(() => RecordingRedaction.Redact(stage.Folder, Out, new RedactionSettings { Secrets = [Stage.Secret] }, token: Token));

        Assert.DoesNotContain(Stage.Secret, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_message_nobody_knows_is_refused_unless_it_may_stay_empty()
    {
        await using var stage = new Stage(options => options with { Redactor = new Unredacted() }).Open();
        stage.Frame(Stage.Private, "{\"topic\":\"greeks\",\"data\":[{\"coin\":\"BTC\"}]}");
        await stage.End();

        Assert.Throws<UnknownPrivateMessageException>(() => RecordingRedaction.Redact(stage.Folder, _folder.At("refused"), new RedactionSettings(), token: Token));
        RecordingRedaction.Redact(stage.Folder, Out, new RedactionSettings { AllowUnknownPrivate = true }, token: Token);

        Assert.DoesNotContain("BTC", Text(Out), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_stay_parts_and_packed_stays_packed()
    {
        await using var stage = new Stage(options => options with { Redactor = new Unredacted(), RotateBytes = 200_000, Slots = 16384 }, pack: true).Open();
        for (var at = 0; at < 3000; at++) stage.Tick(at);
        stage.Frame(Stage.Private, SampleMessages.All.First(one => one.Class == "private/in/order").Json);
        await stage.End();

        RecordingRedaction.Redact(stage.Folder, Out, new RedactionSettings(), token: Token);

        var files = RecordingFiles.Find(Out);
        Assert.Equal(RecordingFiles.Find(stage.Folder).Select(Path.GetFileName), files.Select(Path.GetFileName));
        Assert.True(files.Count > 1, $"{files.Count} files");
        Assert.DoesNotContain(RecordingValidator.Validate(Out).Findings, finding => finding.Rule is not "pair.socket");
    }

    [Fact]
    public async Task Scaled_amounts_take_the_hashes_of_the_live_run_away()
    {
        await using var stage = await Played(new Unredacted(), "{\"events\":\"aa\",\"decisions\":\"bb\"}");

        RecordingRedaction.Redact(stage.Folder, Out, new RedactionSettings(), token: Token);
        RecordingRedaction.Redact(stage.Folder, _folder.At("scaled"), new RedactionSettings { AmountScale = 0.1m }, token: Token);

        Assert.Contains("\"hash\":{\"events\":\"aa\"", Text(Out), StringComparison.Ordinal);
        Assert.DoesNotContain("\"hash\":{", Text(_folder.At("scaled")), StringComparison.Ordinal);
        Assert.Contains("\"walletBalance\":\"968.446\"", Text(_folder.At("scaled")), StringComparison.Ordinal);
        Assert.Contains("\"entryPrice\":\"61000.5\"", Text(_folder.At("scaled")), StringComparison.Ordinal);
        Assert.DoesNotContain(RecordingValidator.Validate(_folder.At("scaled")).Findings, finding => finding.Rule is not ("pair.socket" or "pair.reply" or "pair.ack"));
    }

    [Fact]
    public async Task Kinds_and_keys_of_later_versions_stay_and_their_texts_are_scrubbed()
    {
        await using var stage = await Played(new Unredacted());
        var lines = Text(stage.Folder).TrimEnd('\n').Split('\n');
        var opened = Array.FindIndex(lines, line => line.StartsWith("{\"k\":\"op\"", StringComparison.Ordinal));
        lines[opened] = Sealed(lines[opened][..^16].Replace("\"k\":\"op\"", "\"k\":\"zz\"", StringComparison.Ordinal) + ",\"new\":{\"mail\":\"jane@example.org\",\"size\":7},\"say\":\"to jane@example.org\"");
        await File.WriteAllTextAsync(Path.Combine(stage.Folder, "session.jsonl"), string.Join('\n', lines) + "\n", Token);

        RecordingRedaction.Redact(stage.Folder, Out, new RedactionSettings(), token: Token);

        var kept = Text(Out).Split('\n')[opened];
        Assert.StartsWith("{\"k\":\"zz\",", kept, StringComparison.Ordinal);
        Assert.Contains("\"new\":{\"mail\":\"(removed)\",\"size\":7},\"say\":\"to (removed)\"", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_torn_recording_is_not_redacted_but_recovered_first()
    {
        await using var stage = await Played(new Unredacted());
        var file = Path.Combine(stage.Folder, "session.jsonl");
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file, Token))[..^300], Token);

        var refused = Assert.Throws<RecordingException>(() => RecordingRedaction.Redact(stage.Folder, Out, new RedactionSettings(), token: Token));

        Assert.Contains("hybrid recording recover", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_of_ones_own_is_obeyed_and_named()
    {
        await using var stage = await Played(new Unredacted());
        var stricter = Encoding.UTF8.GetString(RedactionPolicy.EmbeddedText())
            .Replace("\"name\": \"bybit-v5\"", "\"name\": \"mine\"", StringComparison.Ordinal)
            .Replace(" data[].entryPrice", "", StringComparison.Ordinal);

        RecordingRedaction.Redact(stage.Folder, Out, new RedactionSettings { Policy = stricter }, token: Token);

        Assert.Contains("\"pol\":{\"name\":\"mine\"", Text(Out), StringComparison.Ordinal);
        Assert.Contains("\"entryPrice\":\"0\"", Text(Out), StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => new RecordRedactor(new RedactionSettings { Policy = "{\"name\":\"x\"}" }));
    }

    [Fact]
    public void What_fails_leaves_no_draft_and_what_is_kept_replaces_only_when_told()
    {
        var place = _folder.At("kept");
        using (var draft = new RecordingDraft(place))
        {
            File.WriteAllText(Path.Combine(draft.Folder, "session.jsonl"), "one");
            draft.Keep();
        }

        File.WriteAllText(Path.Combine(place, "hybrid.yaml"), "beside");
        Assert.Throws<RecordingException>(() => new RecordingDraft(place));
        using (var given = new RecordingDraft(place, replaces: true))
        {
            File.WriteAllText(Path.Combine(given.Folder, "session.jsonl.zst"), "two");
        }

        Assert.Equal(["hybrid.yaml", "session.jsonl"], Directory.EnumerateFiles(place).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using (var other = new RecordingDraft(place, replaces: true))
        {
            File.WriteAllText(Path.Combine(other.Folder, "session.jsonl.zst"), "two");
            other.Keep();
        }

        Assert.Equal(["hybrid.yaml", "session.jsonl.zst"], Directory.EnumerateFiles(place).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal([place], Directory.EnumerateDirectories(_folder.Path));
    }

    private static string Order(string id) => $"{{\"topic\":\"order\",\"data\":[{{\"orderId\":\"{id}\"}}]}}";

    private static string Text(string folder) => File.ReadAllText(Path.Combine(folder, "session.jsonl"));

    private static string Sealed(string body) => $"{body},\"x\":\"{System.IO.Hashing.Crc32.HashToUInt32(Encoding.UTF8.GetBytes(body)):x8}\"}}";

    private static string WithPolicy(string text, RedactionPolicyName policy)
    {
        var lines = text.Split('\n');
        lines[0] = Sealed(lines[0][..^16].Replace("\"pol\":null", $"\"pol\":{{\"name\":\"{policy.Name}\",\"ver\":{policy.Version},\"sha256\":\"{policy.Sha256}\"}}", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }

    // Every class of message, and every text that is no message.
    private static async Task<Stage> Played(IRecordRedactor redactor, string? hash = null)
    {
        var stage = new Stage(options => options with { Redactor = redactor }).Open();
        stage.Input(SessionInputs.Start);
        stage.Recorder.Effect(new DialEffect(Stage.Private, new Uri("wss://jane@127.0.0.1/v5/private?token=abc")));
        stage.Input(new OpenedInput(Stage.Private));
        var exchange = 0;
        foreach (var (_, place, json) in SampleMessages.All)
        {
            stage.Time.Advance(TimeSpan.FromMilliseconds(40));
            Say(stage, place, Encoding.UTF8.GetBytes(json), ref exchange);
        }

        stage.Frame(Stage.Private, "not JSON: by-hand-77");
        stage.Recorder.Replied(new HttpReplyFact(99, 0, [], default, "timed out at 203.0.113.9", TimeSpan.FromSeconds(1)));
        stage.Recorder.Mark("bookmark of jane@example.org", "{\"about\":\"jane@example.org\"}");
        stage.Input(new HaltInput(true, "jane@example.org said so"));
        stage.Input(new LostInput(Stage.Private, new SocketLoss("closed: 203.0.113.9", 503)));
        await stage.Recorder.EndAsync("stopped", hash);
        return stage;
    }

    private static void Say(Stage stage, MessagePlace place, byte[] json, ref int exchange)
    {
        switch (place.Kind)
        {
            case MessageKind.PrivateIn:
                stage.Recorder.Frame(stage.Next(), Stage.Private, json);
                break;
            case MessageKind.PublicIn:
                stage.Recorder.Frame(stage.Next(), Stage.Public, json);
                break;
            case MessageKind.PrivateOut:
                stage.Recorder.Effect(new SendEffect(Stage.Private, json));
                break;
            case MessageKind.RestRequest:
                stage.Recorder.Requested(new HttpRequestFact(++exchange, "POST", place.Name, "", json));
                stage.Recorder.Replied(new HttpReplyFact(exchange, 400, [KeyValuePair.Create("x-note", "from 203.0.113.9")], default, null, TimeSpan.FromMilliseconds(3)));
                break;
            default:
                stage.Recorder.Requested(new HttpRequestFact(++exchange, "GET", place.Name, "symbol=BTCUSDT&orderId=7d2ed5f3-21d0-4d1f-8c43-0c8a9f7a1b11&novel=x1", default));
                stage.Recorder.Replied(new HttpReplyFact(exchange, 200, [], json, null, TimeSpan.FromMilliseconds(3)));
                break;
        }
    }
}
