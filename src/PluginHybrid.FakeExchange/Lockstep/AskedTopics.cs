using System.Text.Json;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.FakeExchange.Lockstep;

/// <summary>What the recording's client has asked for on its present socket of one kind: what was not asked for is not waited for.</summary>
internal sealed class AskedTopics
{
    private readonly SortedSet<string> _topics = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _requests = new(StringComparer.Ordinal);

    /// <summary>A new socket opened.</summary>
    public void Clear()
    {
        _topics.Clear();
        _requests.Clear();
    }

    /// <summary>True when it subscribes the topic.</summary>
    public bool Has(string topic) => _topics.Contains(topic);

    /// <summary>True while a request that it sent is not answered.</summary>
    public bool Awaits(string reqId) => _requests.Contains(reqId);

    /// <summary>That request was answered.</summary>
    public void Answered(string reqId) => _requests.Remove(reqId);

    /// <summary>Takes a frame that it sent; one that cannot be read asks for nothing.</summary>
    public void Take(in Record sent)
    {
        try
        {
            using var document = JsonDocument.Parse(sent.PayloadBytes());
            Take(document.RootElement);
        }
        catch (JsonException)
        {
            // Of an older version, or redacted to pieces: then nothing is waited for.
        }
    }

    private void Take(JsonElement request)
    {
        if (request.TryGetProperty("req_id", out var id))
        {
            _requests.Add(id.ToString());
        }

        var op = request.TryGetProperty("op", out var named) ? named.ToString() : "";
        if (op is not ("subscribe" or "unsubscribe") || !request.TryGetProperty("args", out var args))
        {
            return;
        }

        foreach (var topic in args.EnumerateArray().Select(arg => arg.ToString()))
        {
            if (op == "subscribe")
            {
                _topics.Add(topic);
            }
            else
            {
                _topics.Remove(topic);
            }
        }
    }
}
