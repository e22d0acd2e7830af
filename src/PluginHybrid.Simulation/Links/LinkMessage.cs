using System.Buffers;

namespace PluginHybrid.Simulation.Links;

/// <summary>A message under way.</summary>
/// <param name="Bytes">A rented array.</param>
/// <param name="Length">How much of it counts.</param>
/// <param name="CloseStatus">Code of a close frame; 0 for a text.</param>
/// <param name="CloseReason">Its text.</param>
internal readonly record struct LinkMessage(byte[] Bytes, int Length, int CloseStatus, string CloseReason)
{
    /// <summary>What of the array counts; empty for a close frame.</summary>
    public ReadOnlyMemory<byte> Text => Bytes.AsMemory(0, Length);

    /// <summary>Gives the array back.</summary>
    public void Return()
    {
        if (Bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(Bytes);
        }
    }
}
