using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Session;

/// <summary>The identity of one socket. A dead socket's late callbacks carry an old number and are ignored.</summary>
/// <param name="Stream">Private or public.</param>
/// <param name="Number">Counts the dials of the stream, from 1.</param>
public readonly record struct ConnectionId(StreamKind Stream, int Number)
{
    /// <summary><c>private-3</c>.</summary>
    public override string ToString() => Stream == StreamKind.Private ? $"private-{Number}" : $"public-{Number}";
}
