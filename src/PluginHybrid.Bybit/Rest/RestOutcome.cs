using PluginHybrid.Core.Rest;

namespace PluginHybrid.Bybit.Rest;

/// <summary>What became of a REST request: <see cref="Ok{T}"/>, <see cref="Rejected{T}"/>, <see cref="Failed{T}"/> or <see cref="Unknown{T}"/>.</summary>
/// <typeparam name="T">What a success holds.</typeparam>
/// <remarks>No call of the client throws for what the venue or the network does; texts are redacted.</remarks>
public abstract record RestOutcome<T>
{
    private protected RestOutcome()
    {
    }
}

/// <summary>The venue did it.</summary>
/// <typeparam name="T">What a success holds.</typeparam>
/// <param name="Value">The result.</param>
/// <param name="VenueTime">The venue's clock when it answered; 1970 when it did not say.</param>
public sealed record Ok<T>(T Value, DateTimeOffset VenueTime) : RestOutcome<T>;

/// <summary>The venue understood and refused, for the content or the state of things. Nothing was done.</summary>
/// <typeparam name="T">What a success holds.</typeparam>
/// <param name="RetCode">The venue's code; 34040 and 110001 are as good as success for some who ask.</param>
/// <param name="Text">The venue's text.</param>
public sealed record Rejected<T>(int RetCode, string Text) : RestOutcome<T>;

/// <summary>No answer that can be used, and nothing was done. Never to be read as "nothing there".</summary>
/// <typeparam name="T">What a success holds.</typeparam>
/// <param name="Kind">Whether it can heal.</param>
/// <param name="Reason">In words.</param>
/// <param name="RetryAfter">When known, how long it is no use to ask again.</param>
public sealed record Failed<T>(RestFailureKind Kind, string Reason, TimeSpan? RetryAfter = null) : RestOutcome<T>;

/// <summary>Whether the venue acted is not known. Only for requests that change something: look before asking again.</summary>
/// <typeparam name="T">What a success holds.</typeparam>
/// <param name="Reason">In words.</param>
public sealed record Unknown<T>(string Reason) : RestOutcome<T>;
