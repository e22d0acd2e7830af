using System.Globalization;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>How fast a recording is played.</summary>
/// <param name="Factor">1 for as recorded, up to 100 times that; 0 for as fast as clients take it; -1 for lockstep.</param>
public readonly record struct Pace(int Factor)
{
    /// <summary>The words for a person who wrote something else.</summary>
    public const string Words = "recorded, 2x to 100x, max, or lockstep";

    /// <summary>With the recording's own gaps.</summary>
    public static Pace Recorded => new(1);

    /// <summary>As fast as clients take it.</summary>
    public static Pace Max => new(0);

    /// <summary>In the order of all records, in their own time: nothing happens by itself, see <see cref="FakeBybit.Lockstep"/>.</summary>
    public static Pace Lockstep => new(-1);

    /// <summary>True for <see cref="Lockstep"/>.</summary>
    public bool IsLockstep => Factor < 0;

    /// <summary>Reads <c>recorded</c>, <c>10x</c>, <c>max</c> or <c>lockstep</c>.</summary>
    /// <param name="text">What a person wrote.</param>
    /// <returns>Null when it is none of them.</returns>
    public static Pace? Read(string text) => text switch
    {
        "recorded" => Recorded,
        "max" => Max,
        "lockstep" => Lockstep,
        [.. var digits, 'x'] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor is >= 1 and <= 100 => new Pace(factor),
        _ => null,
    };

    /// <inheritdoc />
    public override string ToString() => Factor switch { -1 => "lockstep", 0 => "max", 1 => "recorded", _ => string.Create(CultureInfo.InvariantCulture, $"{Factor}x") };
}
