using System.Runtime.InteropServices;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>
/// The one place where the venue moves: whatever touches the model holds this lock, and what the model wants
/// told is queued to the sockets before the lock is let go. So every socket sees the venue's order.
/// </summary>
internal sealed class Exchange(VenueModel venue, Connections connections, ExchangeControls controls)
{
    private readonly Lock _gate = new();
    private readonly System.Buffers.ArrayBufferWriter<byte> _ticker = new(2_048);

    public Connections Connections { get; } = connections;

    public ExchangeControls Controls { get; } = controls;

    public VenueClock Clock => venue.Clock;

    /// <summary>True while this thread is inside <see cref="Do(Action{VenueModel})"/>: what it wants of the venue must wait for the end.</summary>
    public bool IsMoving => _gate.IsHeldByCurrentThread;

    /// <summary>Does something with the venue and tells whom it concerns.</summary>
    public T Do<T>(Func<VenueModel, T> action)
    {
        lock (_gate)
        {
            try
            {
                return action(venue);
            }
            finally
            {
                Publish();
            }
        }
    }

    /// <summary>Does something with the venue and tells whom it concerns.</summary>
    public void Do(Action<VenueModel> action) => Do(model =>
    {
        action(model);
        return true;
    });

    /// <summary>Sets off what a symbol's new prices demand and tells of them. What a market does many times a second, without an allocation of its own.</summary>
    public void MovePrice(Quote quote)
    {
        lock (_gate)
        {
            venue.PriceMoved(quote);
            Publish();
        }
    }

    /// <summary>Tells one socket a ticker frame; the caller holds the lock.</summary>
    public void Tell(ClientConnection connection, in TickerPush push)
    {
        _ticker.ResetWrittenCount();
        TickerFrames.Write(_ticker, push);
        connection.Push(_ticker.WrittenMemory, Controls.Filters);
    }

    private void Publish()
    {
        foreach (var push in venue.TakePushes())
        {
            Publish(push);
        }

        var tickers = venue.TakeTickers();
        foreach (ref readonly var push in CollectionsMarshal.AsSpan(tickers))
        {
            Publish(push);
        }

        venue.GiveBack(tickers);
    }

    private void Publish(VenuePush push)
    {
        if (push is PositionPush positions && push.Uid == venue.Accounts[0].Uid)
        {
            foreach (var row in positions.Rows)
            {
                Controls.Moments?.Held(row.Symbol, row.PositionIdx, row.IsFlat ? 0 : row.Side.Sign());
            }
        }

        var topic = PrivateFrames.Topic(push);
        foreach (var connection in Connections.Open(ConnectionKind.Private).Where(open => open.Account?.Uid == push.Uid))
        {
            // Both the all-in-one and the categorised name may be subscribed, each by a request of its own (FACTS §6).
            Tell(connection, push, topic, "");
            Tell(connection, push, topic, ".linear");
        }
    }

    private void Tell(ClientConnection connection, VenuePush push, string topic, string category)
    {
        // The short form comes first and knows trades only (FACTS §7).
        var fast = $"execution.fast{category}";
        if (push is ExecutionPush execution && execution.Fills[0].ExecType == "Trade" && connection.Subscribes(fast))
        {
            connection.Push(PrivateFrames.WriteFast(execution, fast), Controls.Filters);
        }

        if (connection.Subscribes(topic + category))
        {
            connection.Push(PrivateFrames.Write(push, topic + category), Controls.Filters);
        }
    }

    private void Publish(in TickerPush push)
    {
        var topic = push.Quote.Topic;
        var written = false;
        foreach (var connection in Connections.AllOpen)
        {
            if (connection.Kind != ConnectionKind.Public || !connection.IsOpen || !connection.Subscribes(topic))
            {
                continue;
            }

            if (!written)
            {
                _ticker.ResetWrittenCount();
                TickerFrames.Write(_ticker, push);
                written = true;
            }

            connection.Push(_ticker.WrittenMemory, Controls.Filters);
        }
    }
}
