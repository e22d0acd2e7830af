using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>What the ledger and its questions need of the session.</summary>
internal interface IOrderDeskRoom
{
    /// <summary>When the present input arrived.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Number of the present input.</summary>
    long Input { get; }

    /// <summary>Makes a REST request; its answer comes back as an input.</summary>
    /// <param name="withId">Builds it from the id it is given.</param>
    /// <returns>The id.</returns>
    long Call(Func<long, RestCall> withId);

    /// <summary>The leg as last known; <c>null</c> when flat or unknown.</summary>
    /// <param name="leg">The leg.</param>
    Position? HeldIn(PositionKey leg);

    /// <summary>Mark price, as last known.</summary>
    /// <param name="leg">The leg.</param>
    decimal? MarkOf(PositionKey leg);

    /// <summary>Judges an intent by what is known now.</summary>
    /// <param name="intent">It waited.</param>
    /// <returns>The refusal, or <c>null</c>.</returns>
    Denied? JudgeAgain(Intent intent);

    /// <summary>Takes a row that was read, as any other read is taken: an older one never wins.</summary>
    /// <param name="row">The row.</param>
    /// <param name="venueTime">The venue's clock when it answered.</param>
    void Learn(PositionRow row, DateTimeOffset venueTime);
}
