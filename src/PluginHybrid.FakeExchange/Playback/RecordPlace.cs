using System.Globalization;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>A place in a recording.</summary>
/// <param name="Number">Number of the record.</param>
/// <param name="At">Time since the recording began.</param>
public readonly record struct RecordPlace(long Number, TimeSpan At)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Number} at {At.TotalSeconds:0.000} s");
}
