namespace PluginHybrid.FakeExchange.Playback;

/// <summary>A REST request of the recording's client, and what the venue said.</summary>
internal sealed class RecordedExchange(RecordPlace asked, string method, string path, string query, string body)
{
    public RecordPlace Asked => asked;

    public string Method => method;

    public string Path => path;

    /// <summary>Without question mark.</summary>
    public string Query => query;

    public string Body => body;

    /// <summary>The record of the answer; null while there is none.</summary>
    public RecordPlace? Replied { get; private set; }

    /// <summary>HTTP status; 0 when no answer came.</summary>
    public int Status { get; private set; }

    public string Reply { get; private set; } = "";

    public bool HasReply => Status != 0;

    public bool IsCommand => method == "POST";

    /// <summary>What two equal reads have in common: path and parameters, whatever their order.</summary>
    public string Key => KeyOf(path, query);

    public static string KeyOf(string path, string query) =>
        $"{path}?{string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))}";

    public void Answer(RecordPlace place, int status, string reply) => (Replied, Status, Reply) = (place, status, reply);

    public override string ToString() => $"{method} {path}{(query.Length > 0 ? $"?{query}" : "")}{(body.Length > 0 ? $" {body}" : "")}";
}
