using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>One symbol's ticker as the recording implies it: the last snapshot, and the deltas since laid over it.</summary>
internal sealed class TickerState(string symbol)
{
    private RawRow? _data;
    private string _cs = "";
    private string _ts = "";

    /// <summary>True once a snapshot was met.</summary>
    public bool IsKnown => _data is not null;

    /// <summary>Takes a frame; one that is no ticker frame changes nothing.</summary>
    public void Apply(ReadOnlyMemory<byte> frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            Apply(document.RootElement);
        }
        catch (JsonException)
        {
            // A broken frame of the recording: it is played as it stands, but tells nothing.
        }
    }

    /// <summary>The snapshot a venue would send now; null while nothing is known.</summary>
    public byte[]? Snapshot() => _data is null
        ? null
        : Encoding.UTF8.GetBytes($"{{\"topic\":\"tickers.{symbol}\",\"type\":\"snapshot\",\"data\":{_data},\"cs\":{_cs},\"ts\":{_ts}}}");

    /// <summary>The row as REST would tell it; null while nothing is known.</summary>
    public RawRow? AsRow() => _data;

    /// <summary>A price of it; null when it is not known.</summary>
    public decimal? Price(string name) =>
        decimal.TryParse(_data?[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var price) ? price : null;

    private void Apply(JsonElement frame)
    {
        if (frame.ValueKind != JsonValueKind.Object || !frame.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (frame.TryGetProperty("type", out var type) && type.ValueEquals("snapshot"))
        {
            _data = RawRow.Of(data);
        }
        else if (_data is null)
        {
            return;
        }
        else
        {
            _data.Put(RawRow.Of(data));
        }

        _cs = frame.TryGetProperty("cs", out var cs) ? cs.GetRawText() : "0";
        _ts = frame.TryGetProperty("ts", out var ts) ? ts.GetRawText() : "0";
    }
}
