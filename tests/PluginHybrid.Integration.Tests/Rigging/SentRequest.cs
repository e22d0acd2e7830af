using System.Text.Json;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>One request as the exchange heard it.</summary>
/// <param name="Op">For example <c>subscribe</c>.</param>
/// <param name="Args">Its arguments as texts.</param>
public sealed record SentRequest(string Op, IReadOnlyList<string> Args)
{
    public static IReadOnlyList<SentRequest> Of(ClientConnection connection) => [.. connection.Received.Select(Of)];

    private static SentRequest Of(ReceivedFrame frame)
    {
        using var document = JsonDocument.Parse(frame.Text);
        var root = document.RootElement;
        return new SentRequest(
            root.GetProperty("op").GetString()!,
            root.TryGetProperty("args", out var args) ? [.. args.EnumerateArray().Select(arg => arg.ToString())] : []);
    }
}
