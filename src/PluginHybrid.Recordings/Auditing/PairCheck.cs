using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>What belongs together is there: requests and replies, sockets and their frames, subscriptions and their acks.</summary>
internal sealed class PairCheck(AuditPlace place)
{
    private readonly SortedDictionary<long, long> _asked = [];
    private readonly SortedSet<ConnectionTag> _open = [];
    private readonly SortedDictionary<string, string> _unacked = new(StringComparer.Ordinal);
    private bool _isWhole = true;

    /// <summary>A part of the session is missing on purpose: what opened before is unknown.</summary>
    public void Excuse() => _isWhole = false;

    /// <summary>Looks at a record.</summary>
    /// <param name="record">The record.</param>
    public void Look(in Record record)
    {
        switch (record.Kind)
        {
            case RecordKind.Request:
                _asked[record.Whole("e"u8) ?? -1] = record.Number;
                break;
            case RecordKind.Reply:
                if (!_asked.Remove(record.Whole("e"u8) ?? -1) && _isWhole)
                {
                    place.Error("pair.reply", $"the reply to exchange {record.Whole("e"u8)} has no request");
                }

                break;
            case RecordKind.Opened:
                _open.Add(record.Connection);
                break;
            case RecordKind.Lost:
                Lost(record);
                break;
            case RecordKind.Frame:
                Frame(record);
                break;
        }
    }

    /// <summary>The recording ends.</summary>
    public void End()
    {
        foreach (var (exchange, number) in _asked.Take(10))
        {
            place.Warn("pair.request", $"exchange {exchange} (record {number}) has no reply");
        }

        foreach (var (request, name) in _unacked.Take(10))
        {
            place.Warn("pair.ack", $"{name} on {request} was never answered");
        }
    }

    private void Lost(in Record record)
    {
        var prefix = $"{record.Connection}/";
        _open.Remove(record.Connection);
        foreach (var request in _unacked.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            _unacked.Remove(request);
        }
    }

    private void Frame(in Record record)
    {
        if (record.IsInput && _isWhole && !_open.Contains(record.Connection))
        {
            place.Error("pair.socket", $"a frame came on {record.Connection}, which is not open");
            _open.Add(record.Connection);
        }

        var operation = record.Text("q"u8);
        if (!record.IsInput && operation is "subscribe" or "unsubscribe" or "auth" && RequestIdOf(record) is { } sent)
        {
            _unacked[$"{record.Connection}/{sent}"] = operation;
        }
        else if (record.IsInput && operation is not null && RequestIdOf(record) is { } answered)
        {
            _unacked.Remove($"{record.Connection}/{answered}");
        }
    }

    private static string? RequestIdOf(in Record record)
    {
        var payload = record.Payload;
        var at = payload.IndexOf("\"req_id\":\""u8);
        if (at < 0)
        {
            return null;
        }

        var rest = payload[(at + 10)..];
        var end = rest.IndexOf((byte)'"');
        return end <= 0 ? null : System.Text.Encoding.UTF8.GetString(rest[..end]);
    }
}
