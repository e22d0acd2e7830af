using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Tests.Harness;

/// <summary>Holds what the stream promises of every leg: opened, updates, closed; one life after the other; time never back.</summary>
internal sealed class Lives
{
    private readonly Dictionary<PositionKey, (int Life, bool IsOpen)> _legs = [];
    private readonly HashSet<PositionKey> _untold = [];
    private EventStamp _last;

    /// <summary>An earlier run told these: one that was open is told open once more in the same life, or closed.</summary>
    public void GoOn(IEnumerable<KnownLeg> known)
    {
        foreach (var leg in known)
        {
            _legs[leg.Leg] = (leg.Life, leg.Open is not null);
            if (leg.Open is not null)
            {
                _untold.Add(leg.Leg);
            }
        }
    }

    public void Take(IHybridEvent happened)
    {
        Assert.True(
            happened.Stamp.Input >= _last.Input && happened.Stamp.ReceivedAt >= _last.ReceivedAt,
            $"{happened.Name} goes back: {happened.Stamp} after {_last}.");
        _last = happened.Stamp;
        switch (happened)
        {
            case PositionOpened opened:
                if (!_untold.Remove(opened.Position.Key))
                {
                    Expect(happened, opened.Position, isOpen: false, opened.Position.Life - 1);
                }
                else
                {
                    Expect(happened, opened.Position, isOpen: true, opened.Position.Life);
                }

                _legs[opened.Position.Key] = (opened.Position.Life, true);
                break;
            case PositionUpdate update:
                Expect(happened, update.Position, isOpen: true, update.Position.Life);
                Assert.DoesNotContain(update.Position.Key, _untold);
                Assert.True(update.Position is { Size: > 0, Side: not Side.None }, $"An update of {update.Position.Key} shows {update.Position.Side} {update.Position.Size}.");
                break;
            case PositionClosed closed:
                Expect(happened, closed.Position, isOpen: true, closed.Position.Life);
                _untold.Remove(closed.Position.Key);
                _legs[closed.Position.Key] = (closed.Position.Life, false);
                break;
            default:
                break;
        }
    }

    private void Expect(IHybridEvent happened, Position position, bool isOpen, int life)
    {
        var known = _legs.GetValueOrDefault(position.Key);
        Assert.True(
            known == (life, isOpen),
            $"{happened.Name} of life {position.Life} of {position.Key}, which is {(known.IsOpen ? "open" : "closed")} in life {known.Life}.");
    }
}
