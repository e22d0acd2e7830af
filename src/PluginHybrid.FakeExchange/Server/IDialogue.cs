namespace PluginHybrid.FakeExchange.Server;

/// <summary>How one kind of socket answers its client.</summary>
internal interface IDialogue
{
    /// <summary>Answers one text frame.</summary>
    void Hear(ClientConnection connection, ReadOnlyMemory<byte> frame);
}
