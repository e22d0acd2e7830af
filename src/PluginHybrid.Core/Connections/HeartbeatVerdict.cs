namespace PluginHybrid.Core.Connections;

/// <summary>What a <see cref="Heartbeat"/> asks for.</summary>
internal enum HeartbeatVerdict
{
    /// <summary>Nothing is due.</summary>
    Nothing,

    /// <summary>Send a ping.</summary>
    Ping,

    /// <summary>The stream is half open or dead: give it up.</summary>
    Lost,
}
