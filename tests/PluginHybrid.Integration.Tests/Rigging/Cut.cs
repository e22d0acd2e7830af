namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>Ways in which a socket ends.</summary>
public enum Cut
{
    /// <summary>Reset, no close frame: 1006.</summary>
    Abort,

    /// <summary>A close frame of the venue's.</summary>
    CloseFrame,

    /// <summary>TCP ends in order, without a close frame.</summary>
    EndOfStream,

    /// <summary>Half open: nothing comes, nothing is answered, and no end is told.</summary>
    Silence,
}
