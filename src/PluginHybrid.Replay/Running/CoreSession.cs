using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Running;

/// <summary>The session of a core replay: the pure one, and nothing around it.</summary>
internal sealed class CoreSession : IReplayedSession
{
    private readonly HybridSession _session;

    /// <summary>Makes the session the recording began with.</summary>
    /// <param name="ground">What it is made on.</param>
    public CoreSession(ReplayGround ground)
    {
        var (symbols, began) = (new SymbolTable(), ground.Began);
        _session = new HybridSession(
            began.Options, new BybitFrameReader(symbols), symbols, new Random(began.Seed).NextDouble, new ReplayEffects(ground.Router, ground.Effects));
    }

    /// <inheritdoc />
    public long Events => _session.View.Events;

    /// <inheritdoc />
    public IReadOnlyList<Position> Positions => _session.View.Positions;

    /// <inheritdoc />
    public IReadOnlyList<KeyValuePair<string, decimal>> MarkPrices => _session.View.MarkPrices;

    /// <inheritdoc />
    public void Frame(in InputStamp at, in Record record) => _session.Frame(at, InputReader.ConnectionOf(record), record.PayloadBytes().Span);

    /// <inheritdoc />
    public void Take(in InputStamp at, SessionInput input, in Record record) => _session.Take(at, input);

    /// <inheritdoc />
    public void Follow(in Record record)
    {
        // What the world did beside the session is in its inputs already.
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => default;
}
