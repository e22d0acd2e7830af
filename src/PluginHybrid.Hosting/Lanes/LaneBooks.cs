using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>What a lane knows of the world: as of the event it handed out last.</summary>
internal sealed class LaneBooks
{
    /// <summary>Open legs.</summary>
    public PositionsBook Positions { get; } = new();

    /// <summary>Trading rules.</summary>
    public InstrumentsBook Instruments { get; } = new();

    /// <summary>Place and time of the newest event handed out.</summary>
    public EventStamp Newest { get; private set; }

    /// <summary>Begins from the state of the stream.</summary>
    public void Reset(StreamState state)
    {
        Positions.Reset(state.Positions);
        foreach (var instrument in state.Instruments)
        {
            Instruments.Take(instrument);
        }

        Newest = state.Newest;
    }

    /// <summary>Takes an account event, before it is handed out.</summary>
    public void Take(IHybridEvent happened)
    {
        Saw(happened.Stamp);
        switch (happened)
        {
            case PositionUpdate update: Positions.Take(update); break;
            case PositionOpened opened: Positions.Take(opened); break;
            case PositionClosed closed: Positions.Take(closed); break;
            case Resync resync: Positions.Reset(resync.Positions); break;
            case InstrumentUpdate rules: Instruments.Take(rules.Instrument); break;
            default: break;
        }
    }

    /// <summary>Takes a tick, before it is handed out.</summary>
    public void Take(in PositionUpdate update)
    {
        Saw(update.Stamp);
        Positions.Take(update);
    }

    /// <summary>Notes an event that changes no book.</summary>
    public void Saw(in EventStamp stamp)
    {
        if (stamp.Sequence > Newest.Sequence)
        {
            Newest = stamp;
        }
    }
}
