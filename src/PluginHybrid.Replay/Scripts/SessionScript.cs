using System.Text;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Replay.Cases;

namespace PluginHybrid.Replay.Scripts;

/// <summary>What a replay must know before it begins: commands, turns and arrivals of the whole recording, and how it ended.</summary>
/// <remarks>A turn is written down when it has ended, after inputs that came while it ran: so the file is read once before it is played.</remarks>
internal sealed class SessionScript
{
    private readonly Dictionary<CommandId, RecordedCommand> _commands = [];
    private readonly Dictionary<string, PluginScript> _plugins = new(StringComparer.Ordinal);

    private SessionScript(RecordingHeader header) => (Header, Case) = (header, CaseSpan.Read(header));

    /// <summary>What was recorded, and by whom.</summary>
    public RecordingHeader Header { get; }

    /// <summary>What was cut out, when the recording is a case; <c>null</c> when it is whole.</summary>
    public CaseSpan? Case { get; }

    /// <summary>Hashes of the live run; <c>null</c> when it did not tell them.</summary>
    public RunHashes? Live { get; private set; }

    /// <summary>True when the recorder could not keep up: then nothing more than the order of what is left is promised.</summary>
    public bool IsLossy { get; private set; }

    /// <summary>True when its writer was killed.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>True when trouble was planted in turns of plugins.</summary>
    public bool HasPlanted { get; private set; }

    /// <summary>The commands, in no order.</summary>
    public IReadOnlyDictionary<CommandId, RecordedCommand> Commands => _commands;

    /// <summary>Turns and arrivals of the plugins, by id in ordinal order.</summary>
    public IEnumerable<PluginScript> Plugins => _plugins.Values.OrderBy(plugin => plugin.Id, StringComparer.Ordinal);

    /// <summary>Reads a recording.</summary>
    /// <param name="path">Its folder or file.</param>
    /// <param name="token">Gives up.</param>
    /// <exception cref="RecordingException">It cannot be read.</exception>
    public static SessionScript Read(string path, CancellationToken token)
    {
        using var reader = RecordingReader.Open(path);
        reader.SkipsFrames = true;
        var script = new SessionScript(reader.Header);
        while (reader.TryRead(out var record))
        {
            token.ThrowIfCancellationRequested();
            script.Take(record);
        }

        script.IsTorn = reader.IsTorn || !reader.HasEnd;
        return script;
    }

    /// <summary>Turns and arrivals of one plugin; empty ones when nothing was told.</summary>
    /// <param name="id">The plugin.</param>
    public PluginScript Of(string id)
    {
        if (!_plugins.TryGetValue(id, out var plugin))
        {
            _plugins.Add(id, plugin = new PluginScript(id));
        }

        return plugin;
    }

    private void Take(in Record record)
    {
        switch (record.Kind)
        {
            case RecordKind.Command:
                var request = InputCodec.ReadRequest(record.PayloadBytes().Span);
                _commands[request.Id] = new RecordedCommand(record.Number, TimeSpan.FromTicks(record.Nanoseconds / 100), request, Header.Policy is not null);
                break;
            case RecordKind.Turn:
                var turn = TurnOf(record);
                Of(turn.Plugin).Add(turn);
                break;
            case RecordKind.PluginTimer or RecordKind.Plugin:
                var arrival = ArrivalOf(record);
                Of(arrival.Plugin).Add(arrival, record.Number);
                break;
            case RecordKind.Mark:
                Mark(record);
                break;
            case RecordKind.End:
                Live = HashesOf(record);
                break;
            default:
                break;
        }
    }

    private void Mark(in Record record)
    {
        var mark = record.Text("m"u8);
        IsLossy |= mark == "drop";
        if (mark == PlantedTrouble.Mark)
        {
            var planted = PlantedTrouble.Read(record);
            Of(planted.Plugin).Planted[planted.Handed] = (planted, TimeOf(record.Nanoseconds));
            HasPlanted = true;
        }
    }

    private TurnFact TurnOf(in Record record) => new(
        Required(record, "p"u8), Whole(record, "turn"u8), Whole(record, "ev"u8), Whole(record, "be"u8), Whole(record, "en"u8), Whole(record, "co"u8))
    {
        Arrivals = Whole(record, "ar"u8),
        At = TimeOf(Whole(record, "at"u8)),
    };

    private ArrivalFact ArrivalOf(in Record record) => new(
        Required(record, "p"u8),
        KindOf(record),
        (int)(record.Kind == RecordKind.Plugin ? 0 : Whole(record, "tm"u8)),
        TimeOf(Whole(record, "at"u8)),
        Whole(record, "be"u8),
        Whole(record, "ar"u8))
    {
        Sequence = record.Kind == RecordKind.Plugin ? Whole(record, "ev"u8) : 0,
        Reason = record.Text("re"u8),
    };

    private static ArrivalKind KindOf(in Record record) => record.Text("w"u8) switch
    {
        "stop" => ArrivalKind.Stop,
        "continuation" => ArrivalKind.Continuation,
        "start" => ArrivalKind.Start,
        "swap" => ArrivalKind.Swap,
        "patience" => ArrivalKind.Patience,
        _ => ArrivalKind.TimerDue,
    };

    private DateTimeOffset TimeOf(long nanoseconds) => Header.Start.AddTicks(nanoseconds / 100);

    private static RunHashes? HashesOf(in Record record)
    {
        using var parsed = record.Parse();
        return parsed.RootElement.TryGetProperty("hash", out var hash)
            && hash.TryGetProperty("events", out var events) && hash.TryGetProperty("decisions", out var decisions)
            ? new RunHashes(events.GetString()!, decisions.GetString()!)
            : null;
    }

    private static string Required(in Record record, ReadOnlySpan<byte> key) => record.Text(key) ?? throw Missing(record, key);

    private static long Whole(in Record record, ReadOnlySpan<byte> key) => record.Whole(key) ?? throw Missing(record, key);

    private static ReplayException Missing(in Record record, ReadOnlySpan<byte> key) => new(FormattableString.Invariant(
        $"Record {record.Number} ({record.Kind.Name()}) has no key {Encoding.UTF8.GetString(key)}, without which turns cannot be followed. It was made by another version: replay it with that one, or record it anew."));
}
