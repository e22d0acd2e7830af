using PluginHybrid.Core.Events;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Simulation.Checking;

/// <summary>From the first protective stop to the close the venue holds a live stop at every instant; a leg without one is told by the watchdog.</summary>
/// <remarks>A person may take a stop away; from then on only the watchdog is bound.</remarks>
/// <param name="warnAfter">The watchdog's first limit. Default 30 s.</param>
public sealed class NeverNaked(TimeSpan? warnAfter = null) : Checker
{
    // The watchdog asks the venue first: a read, its timeout, and what the line costs.
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(60);

    private readonly TimeSpan _bound = (warnAfter ?? TimeSpan.FromSeconds(30)) + Asking;
    private readonly Dictionary<(string Symbol, int Leg), int> _guarded = [];
    private readonly Dictionary<(string Symbol, int Leg), TimeSpan> _nakedSince = [];
    private readonly HashSet<(string Symbol, int Leg)> _alarmed = [];

    /// <inheritdoc />
    public override string Name => "never-naked";

    /// <inheritdoc />
    public override void HostStarts(IWorldSight world, EventRouter router)
    {
        ArgumentNullException.ThrowIfNull(router);
        _alarmed.Clear();
        _nakedSince.Clear();
        router.On(EventNames.ProtectionAlarm, (in ProtectionAlarm alarm) => Heard(alarm));
    }

    /// <inheritdoc />
    public override void LegChanged(IWorldSight world, VenueLeg? before, VenueLeg after, string cause)
    {
        ArgumentNullException.ThrowIfNull(after);
        var key = (after.Symbol, after.PositionIdx);
        if (after.Size == 0 || (_guarded.TryGetValue(key, out var life) && life != after.Life))
        {
            _guarded.Remove(key);
        }

        // An alarm is of one life: the next one is told anew, in its own time.
        if (after.Size == 0 || before?.Life != after.Life)
        {
            _alarmed.Remove(key);
            _nakedSince.Remove(key);
        }

        if (after.Size > 0 && HasStop(after))
        {
            _guarded[key] = after.Life;
        }
        else if (_guarded.Remove(key) && cause != "person")
        {
            Fail(world, "lost-stop", FormattableString.Invariant(
                $"{after.Symbol}#{after.PositionIdx} lost its stop at {before?.StopLoss ?? 0} by the {cause}, with {after.Size} still open."));
        }
    }

    /// <inheritdoc />
    public override void Second(IWorldSight world)
    {
        ArgumentNullException.ThrowIfNull(world);
        foreach (var leg in world.Legs)
        {
            var key = (leg.Symbol, leg.PositionIdx);
            var isBound = leg.Size > 0 && !HasStop(leg) && world.IsHostUp && world.IsFresh(StreamKind.Private)
                && world.Held.Any(held => held.Key.Symbol == leg.Symbol && held.Key.PositionIdx == leg.PositionIdx);
            if (!isBound)
            {
                _nakedSince.Remove(key);
            }
            else if (!_nakedSince.TryGetValue(key, out var since))
            {
                _nakedSince.Add(key, world.Now);
            }
            else if (world.Now - since > _bound && !_alarmed.Contains(key))
            {
                _alarmed.Add(key);
                Fail(world, "no-alarm", FormattableString.Invariant(
                    $"{leg.Symbol}#{leg.PositionIdx} has had no stop for {(world.Now - since).TotalSeconds:0} s, in sight of a fresh host, and the watchdog was silent."));
            }
        }
    }

    private static bool HasStop(VenueLeg leg) => leg.StopLoss > 0 || leg.TrailingStop > 0;

    private void Heard(in ProtectionAlarm alarm)
    {
        var key = (alarm.Key.Symbol, alarm.Key.PositionIdx);
        if (alarm.Level == ProtectionLevel.Protected)
        {
            _alarmed.Remove(key);
        }
        else
        {
            _alarmed.Add(key);
        }
    }
}
