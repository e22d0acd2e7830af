using System.Text.Json;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;

namespace PluginHybrid.Simulation.Checking;

/// <summary>Nothing that changes the venue sets out before the journal that says so would survive kill −9: a process that dies then leaves a doubt that the next one knows of.</summary>
/// <remarks>A part of <c>never-larger</c>: what nobody knows of is sent once more.</remarks>
public sealed class KeptBeforeSent : Checker
{
    private const int ClockRefused = 10002;

    private readonly Dictionary<string, int> _kept = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override string Name => NeverLarger.Invariant;

    /// <inheritdoc />
    public override void HostStarts(IWorldSight world, EventRouter router) => _kept.Clear();

    /// <inheritdoc />
    public override void Kept(IWorldSight world, JournalEntry line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line is { Kind: JournalKind.Sent, Leg: { } leg })
        {
            var name = NameOf(leg.Symbol, leg.PositionIdx, line.OrderLinkId, line.What.StartsWith("cancel", StringComparison.Ordinal));
            Keep(name, _kept.GetValueOrDefault(name) + 1);
        }
    }

    /// <inheritdoc />
    public override void SetsOut(IWorldSight world, string method, string path, string body)
    {
        if (method != "POST")
        {
            return;
        }

        ArgumentNullException.ThrowIfNull(path);
        var name = NameOf(path, body);
        var left = _kept.GetValueOrDefault(name) - 1;
        if (left < 0)
        {
            Fail(world, "not-durable", $"{path} set out, and no line on the disk says so, or one fewer than was sent: {body}");
            return;
        }

        Keep(name, left);
    }

    /// <inheritdoc />
    public override void Called(IWorldSight world, VenueCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call is { Method: "POST", RetCode: ClockRefused })
        {
            // Nothing was done: the very same request goes once more, by a clock that was measured anew.
            var name = NameOf(call.Path, call.Body);
            Keep(name, _kept.GetValueOrDefault(name) + 1);
        }
    }

    private void Keep(string name, int count)
    {
        if (count == 0)
        {
            _kept.Remove(name);
        }
        else
        {
            _kept[name] = count;
        }
    }

    // A stop has no id of its own: lines and requests of its leg are counted.
    private static string NameOf(string symbol, int leg, string link, bool cancels) =>
        link.Length == 0 ? FormattableString.Invariant($"{symbol}#{leg}") : cancels ? $"cancel {link}" : link;

    private static string NameOf(string path, string body)
    {
        using var parsed = JsonDocument.Parse(body);
        var symbol = TextOf(parsed.RootElement, "symbol");
        var leg = parsed.RootElement.TryGetProperty("positionIdx", out var idx) ? idx.GetInt32() : 0;
        return NameOf(symbol, leg, TextOf(parsed.RootElement, "orderLinkId"), path.EndsWith("/cancel", StringComparison.Ordinal));
    }

    private static string TextOf(JsonElement body, string name) => body.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
}
