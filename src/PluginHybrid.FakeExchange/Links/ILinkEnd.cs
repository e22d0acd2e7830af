namespace PluginHybrid.FakeExchange.Links;

/// <summary>The client's end of a link, as the exchange sees it. Called under the exchange's lock: it only takes note.</summary>
internal interface ILinkEnd
{
    /// <summary>A text message sets out.</summary>
    /// <param name="payload">Its bytes; valid during the call only.</param>
    void Text(ReadOnlySpan<byte> payload);

    /// <summary>A close frame sets out, and nothing after it.</summary>
    void Closed(int status, string reason);

    /// <summary>The exchange cuts the link: no close frame comes.</summary>
    void Aborted();
}
