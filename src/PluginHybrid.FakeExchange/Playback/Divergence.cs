namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Something client and recording do not agree in.</summary>
/// <param name="Kind">What.</param>
/// <param name="Place">Of the recording's command; for a command the recording does not hold, where the playback stood.</param>
/// <param name="Words">The command: method, path and body.</param>
public sealed record Divergence(DivergenceKind Kind, RecordPlace Place, string Words)
{
    /// <inheritdoc />
    public override string ToString() => Kind switch
    {
        DivergenceKind.NotInRecording => $"{Place}: Denied: not in recording: {Words}",
        DivergenceKind.OutOfOrder => $"{Place}: sent in another order than recorded: {Words}",
        _ => $"{Place}: recorded, but not sent: {Words}",
    };
}
