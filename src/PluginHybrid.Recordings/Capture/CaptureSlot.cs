using PluginHybrid.Core.Session;

namespace PluginHybrid.Recordings.Capture;

/// <summary>One thing that was told, on its way to the writer.</summary>
internal struct CaptureSlot
{
    /// <summary>Whose turn the slot is: of the writer when one above its ticket.</summary>
    public long Turn;

    /// <summary>Number of the input; 0 for what is none.</summary>
    public long Input;

    /// <summary>The session clock when it was told; of an input its stamp.</summary>
    public long Ticks;

    /// <summary>Records lost right before this one, because there was no slot.</summary>
    public long Dropped;

    /// <summary>The socket of a frame.</summary>
    public ConnectionId Connection;

    /// <summary>What was told; <c>null</c> for a frame.</summary>
    public object? Told;

    /// <summary>A frame too long for its place in the slab; rented.</summary>
    public byte[]? Rented;

    /// <summary>Length of the frame.</summary>
    public int Length;
}
