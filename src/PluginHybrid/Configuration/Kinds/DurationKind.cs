using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>A span of time in a range, written like <c>20s</c>.</summary>
/// <param name="least">Shortest allowed.</param>
/// <param name="most">Longest allowed.</param>
internal sealed class DurationKind(TimeSpan least, TimeSpan most) : SingleKind<TimeSpan>
{
    /// <summary>What an editor checks; the range is checked when the file is read.</summary>
    public const string Pattern = "^(?=.)([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$";

    /// <inheritdoc />
    protected override string Wanted =>
        $"a time with its unit from {Durations.Text(least)} to {Durations.Text(most)}, {Durations.Examples}";

    /// <inheritdoc />
    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = Pattern };

    /// <inheritdoc />
    public override JsonNode? Json(TimeSpan value) => Durations.Text(value);

    /// <inheritdoc />
    protected override bool TryRead(FoundValue found, [MaybeNullWhen(false)] out TimeSpan value) =>
        Durations.TryRead(found.Text!, out value) && value >= least && value <= most;
}
