using System.Text.Json;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>Reads what the client sent on one socket.</summary>
internal static class Sent
{
    /// <summary>The operations, oldest first: <c>auth</c>, <c>subscribe</c>, <c>ping</c>.</summary>
    public static IReadOnlyList<string> Ops(ClientConnection connection) => [.. connection.Received.Select(frame => Text(frame.Text, "op"))];

    /// <summary>How often one operation was asked for.</summary>
    public static int Count(ClientConnection connection, string op) => Ops(connection).Count(sent => sent == op);

    /// <summary>The topics of every request of one operation, one list per request.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Topics(ClientConnection connection, string op) =>
        [.. connection.Received.Where(frame => Text(frame.Text, "op") == op).Select(frame => TopicsOf(frame.Text))];

    private static string Text(string frame, string name)
    {
        using var json = JsonDocument.Parse(frame);
        return json.RootElement.GetProperty(name).GetString() ?? "";
    }

    private static IReadOnlyList<string> TopicsOf(string frame)
    {
        using var json = JsonDocument.Parse(frame);
        return [.. json.RootElement.GetProperty("args").EnumerateArray().Select(topic => topic.GetString() ?? "")];
    }
}
