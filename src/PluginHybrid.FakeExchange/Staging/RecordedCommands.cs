using System.Text.Json;
using PluginHybrid.FakeExchange.Playback;

namespace PluginHybrid.FakeExchange.Staging;

/// <summary>What the recording's host asked for, so that it is not taken for somebody else's doing.</summary>
internal sealed class RecordedCommands
{
    private readonly HashSet<string> _links = new(StringComparer.Ordinal);
    private readonly HashSet<(RecordedLeg Leg, string Field, decimal Value)> _stops = [];

    public RecordedCommands(RecordedSession session)
    {
        foreach (var command in session.Steps.OfType<CommandStep>())
        {
            Take(command.Exchange.Body);
        }
    }

    /// <summary>True for an order the host placed, by its own id.</summary>
    public bool Placed(string orderLinkId) => orderLinkId.Length > 0 && _links.Contains(orderLinkId);

    /// <summary>True for a value the host asked for at some time.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="field">The member of the request, for example <c>stopLoss</c>.</param>
    /// <param name="value">The value.</param>
    public bool Asked(RecordedLeg leg, string field, decimal value) => _stops.Contains((leg, field, value));

    private void Take(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var request = RawRow.Of(document.RootElement);
            _links.Add(request["orderLinkId"]);
            var leg = new RecordedLeg(request["symbol"], (int)RecordedPrices.Number(request["positionIdx"]));
            foreach (var field in RecordedHands.StopFields.Where(field => request[field].Length > 0))
            {
                _stops.Add((leg, field, RecordedPrices.Number(request[field])));
            }
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException)
        {
            // No JSON object: whatever it was, it was no order and no stop.
        }
    }
}
