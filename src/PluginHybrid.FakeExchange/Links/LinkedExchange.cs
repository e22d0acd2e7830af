using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Server.Rest;

namespace PluginHybrid.FakeExchange.Links;

/// <summary>A whole fake Bybit without sockets: dials, messages and REST calls are plain calls, and who makes them carries what comes back.</summary>
/// <remarks>The same dialogues, endpoints, limits and model as <see cref="FakeBybit"/>; nothing of Kestrel or WireMock runs.</remarks>
internal sealed class LinkedExchange : IDisposable
{
    private readonly ExchangeAssembly _assembly;
    private readonly TimeProvider _time;
    private readonly RollingCount _handshakes;
    private readonly List<IDisposable> _drivers;

    /// <summary>One that is ready; its drivers run on the options' time.</summary>
    public LinkedExchange(FakeBybitOptions options)
    {
        _assembly = ExchangeAssembly.Build(options);
        _time = options.TimeProvider;
        _handshakes = new RollingCount(_time, TimeSpan.FromMinutes(5));
        _drivers = _assembly.StartDrivers();
        Rest = new LinkedRest(Exchange, _assembly.Desk, new AddressBan(options.Server, _time));
    }

    /// <summary>The place where the venue moves.</summary>
    public Exchange Exchange => _assembly.Exchange;

    /// <summary>Faults, and what clients did.</summary>
    public ExchangeControls Controls => Exchange.Controls;

    /// <summary>The REST interface.</summary>
    public LinkedRest Rest { get; }

    /// <summary>A handshake reaches the exchange.</summary>
    /// <param name="kind">Which socket.</param>
    /// <param name="query">Of the address, with its question mark; empty when there is none.</param>
    /// <param name="end">The client's end.</param>
    /// <param name="status">HTTP status of the refusal; 101 when there is none.</param>
    /// <returns>The connection; <c>null</c> when the handshake is refused.</returns>
    public ClientConnection? Dial(ConnectionKind kind, string query, ILinkEnd end, out int status)
    {
        status = _handshakes.Add() > _assembly.Options.Server.ConnectionsPerFiveMinutes ? 403
            : Controls.DialPlans.Next(kind) is { } armed ? armed.LoggedStatus : 101;
        if (status != 101)
        {
            return null;
        }

        var id = Exchange.Do(venue => venue.Ids.NextConnection());
        return Exchange.Connections.Add(number => new ClientConnection(number, id, kind, query, new LinkOutbox(end), _time, end.Aborted));
    }

    /// <summary>A client's message reaches the exchange, which answers it.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="frame">The message; not kept.</param>
    public void Hear(ClientConnection connection, ReadOnlyMemory<byte> frame)
    {
        connection.Touched();
        if (!connection.IsSilent)
        {
            (connection.Kind == ConnectionKind.Private ? _assembly.PrivateTalk : _assembly.PublicTalk).Hear(connection, frame);
        }
    }

    /// <summary>The client is gone, or the exchange has let it go.</summary>
    public void Gone(ClientConnection connection)
    {
        connection.Ended();
        connection.Outbox.Close();
        Exchange.Connections.Remove(connection);
        Controls.ForgetPast();
    }

    /// <inheritdoc />
    public void Dispose() => _drivers.ForEach(driver => driver.Dispose());
}
