using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Staging;

/// <summary>
/// A recording as a stage for another run of its host: prices and the deeds of people stand in it at their places, and
/// whatever followed from the host's own commands is left to the venue model.
/// </summary>
public sealed class StagedSession
{
    private StagedSession(IReadOnlyList<StagedStep> steps, IReadOnlyList<Instrument> instruments, TimeSpan length)
    {
        (Steps, Instruments, Length) = (steps, instruments, length);
        HedgeSymbols = [.. steps.OfType<TradeStep>().Where(step => step.PositionIdx != 0).Select(step => step.Symbol).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>What is to be done, in order; what was there before the recording began stands at zero.</summary>
    public IReadOnlyList<StagedStep> Steps { get; }

    /// <summary>What is traded, by the recorded rules where they were read, else by those of the fake exchange.</summary>
    public IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>Symbols in hedge mode, in name order.</summary>
    public IReadOnlyList<string> HedgeSymbols { get; }

    /// <summary>Time of the recording's last record.</summary>
    public TimeSpan Length { get; }

    /// <summary>Reads the stage out of a recording.</summary>
    /// <param name="session">The recording.</param>
    public static StagedSession Of(RecordedSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var prices = session.Steps.OfType<FrameStep>().Where(frame => frame.Symbol is not null).Select(RecordedPrices.Of).OfType<StagedStep>();
        var steps = prices.Concat(RecordedHands.Of(session)).OrderBy(step => step.At).ThenBy(step => step.Record).ToList();
        return new StagedSession(steps, RecordedRules.Of(session, steps), session.Length);
    }
}
