using System.Globalization;

namespace PluginHybrid.Drilling.Hosts;

/// <summary>What a host in a drill says of itself.</summary>
/// <param name="PrivateFrames">Frames it took from private sockets.</param>
/// <param name="PublicFrames">Frames it took from public sockets.</param>
/// <param name="IsAtRest">True when no plugin has anything to do or to wait for.</param>
/// <param name="HoldsPositions">True while its positions are the venue's.</param>
/// <param name="HoldsPrices">True while its prices are the venue's.</param>
internal sealed record HostLook(long PrivateFrames, long PublicFrames, bool IsAtRest, bool HoldsPositions, bool HoldsPrices)
{
    /// <summary>One line.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{PrivateFrames} {PublicFrames} {IsAtRest} {HoldsPositions} {HoldsPrices}");

    /// <summary>Reads such a line; <c>null</c> when it is none.</summary>
    /// <param name="line">The line.</param>
    public static HostLook? Read(string line) =>
        line.Split(' ') is [var privately, var publicly, var rest, var positions, var prices]
        && long.TryParse(privately, NumberStyles.None, CultureInfo.InvariantCulture, out var hidden)
        && long.TryParse(publicly, NumberStyles.None, CultureInfo.InvariantCulture, out var open)
            ? new HostLook(hidden, open, rest == bool.TrueString, positions == bool.TrueString, prices == bool.TrueString)
            : null;
}
