namespace PluginHybrid.FakeExchange.Venue;

/// <summary>What was asked for, or why not.</summary>
internal readonly struct Verdict<T>
    where T : class
{
    private Verdict(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Verdict<T>(T value) => new(value, null);

    public static implicit operator Verdict<T>(Refusal refusal) => new(null, refusal);

    /// <summary>The value, for callers that cannot go on without it.</summary>
    /// <exception cref="VenueException">The venue refused.</exception>
    public T OrThrow() => Value ?? throw new VenueException(Refusal!);
}
