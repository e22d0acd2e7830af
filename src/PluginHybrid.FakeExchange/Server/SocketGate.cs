using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Lockstep;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>Takes handshakes, or refuses them, and runs the sockets that came of them.</summary>
internal sealed class SocketGate(Exchange exchange, ServerRules rules, TimeProvider time, IDialogue privateTalk, IDialogue publicTalk, HeldDials? held = null)
{
    private const string AcceptMagic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private readonly RollingCount _handshakes = new(time, TimeSpan.FromMinutes(5));

    public async Task ServeAsync(HttpContext context)
    {
        var plan = PlanFor(context, out var kind);
        if (plan is null && held is not null)
        {
            plan = await held.WaitAsync(kind, context.RequestAborted).ConfigureAwait(false);
        }

        exchange.Controls.DialPlans.Note(new Dial(time.GetUtcNow(), kind, plan?.LoggedStatus ?? StatusCodes.Status101SwitchingProtocols));
        if (plan is not null)
        {
            await RefuseAsync(context, plan).ConfigureAwait(false);
            return;
        }

        using var outbox = new Outbox(rules.OutboxBytes);
        var id = exchange.Do(venue => venue.Ids.NextConnection());
        var connection = exchange.Connections.Add(number =>
            new ClientConnection(number, id, kind, context.Request.QueryString.Value ?? "", outbox, time, context.Abort));
        try
        {
            await RunAsync(context, connection, outbox, kind == ConnectionKind.Private ? privateTalk : publicTalk).ConfigureAwait(false);
        }
        finally
        {
            connection.Ended();
            exchange.Connections.Remove(connection);
            exchange.Controls.Moments?.Gone(connection);
        }
    }

    private static async Task RefuseAsync(HttpContext context, DialPlan plan)
    {
        switch (plan)
        {
            case RefuseDial refuse:
                context.Response.StatusCode = (int)refuse.Status;
                context.Response.Headers.RetryAfter = refuse.RetryAfterSeconds?.ToString(CultureInfo.InvariantCulture);
                break;
            case ResetDial:
                context.Abort();
                break;
            case FalseAcceptDial:
                Greet(context, Accept("not the client's key"));
                await using (await context.Features.Get<IHttpUpgradeFeature>()!.UpgradeAsync().ConfigureAwait(false))
                {
                    await UntilGoneAsync(context).ConfigureAwait(false);
                }

                break;
            default:
                await UntilGoneAsync(context).ConfigureAwait(false);
                break;
        }
    }

    private static async Task UntilGoneAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(() => gone.TrySetResult()).ConfigureAwait(false);
        await gone.Task.ConfigureAwait(false);
    }

    /// <summary>Why a handshake fails, checked in the venue's order: path, limits, armed faults.</summary>
    private DialPlan? PlanFor(HttpContext context, out ConnectionKind kind)
    {
        var path = context.Request.Path.Value ?? "";
        kind = path == "/v5/private" ? ConnectionKind.Private : ConnectionKind.Public;
        return path is not ("/v5/private" or "/v5/public/linear") || (rules.PoseAsDemo && kind == ConnectionKind.Public) ? new RefuseDial(HttpStatusCode.NotFound)
            : _handshakes.Add() > rules.ConnectionsPerFiveMinutes ? new RefuseDial(HttpStatusCode.Forbidden)
            : exchange.Controls.DialPlans.Next(kind) is { } armed ? armed
            : context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest != true || StringValues.IsNullOrEmpty(context.Request.Headers.SecWebSocketKey) ? new RefuseDial(HttpStatusCode.BadRequest)
            : null;
    }

    private async Task RunAsync(HttpContext context, ClientConnection connection, Outbox outbox, IDialogue talk)
    {
        var key = context.Request.Headers.SecWebSocketKey.ToString();
        Greet(context, Accept(key));
        var link = exchange.Controls.LinkOf(connection.Kind);
        await using var wire = await context.Features.Get<IHttpUpgradeFeature>()!.UpgradeAsync().ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var writing = WriteAsync(outbox, wire, link, stop.Token);
        await using var stream = new WireStream(wire, outbox, link);
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero });
        exchange.Controls.Moments?.Opened(connection);
        var reading = ReadAsync(socket, connection, talk, stop.Token);

        // Reading ends with the client; writing ends when we let go. Either way the other follows.
        await Task.WhenAny(reading, writing).ConfigureAwait(false);
        outbox.Close();
        await Task.WhenAny(writing, reading).ConfigureAwait(false);
        connection.Ended();
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(reading, writing).ConfigureAwait(false);
    }

    private static void Greet(HttpContext context, string accept)
    {
        context.Response.Headers.Connection = "Upgrade";
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.SecWebSocketAccept = accept;
    }

    private static string Accept(string key)
    {
#pragma warning disable CA5350 // RFC 6455 prescribes SHA-1 for the handshake; it protects nothing.
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + AcceptMagic)));
#pragma warning restore CA5350
    }

    private static async Task WriteAsync(Outbox outbox, Stream wire, LinkTrouble link, CancellationToken token)
    {
        try
        {
            await outbox.RunAsync((bytes, end) => link.WriteAsync(wire, bytes, end), token).ConfigureAwait(false);
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            // The client is gone; the reader ends the connection.
        }
    }

    private async Task ReadAsync(WebSocket socket, ClientConnection connection, IDialogue talk, CancellationToken token)
    {
        var buffer = new byte[65_536];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult piece;
                do
                {
                    if (length == buffer.Length)
                    {
                        Array.Resize(ref buffer, buffer.Length * 2);
                    }

                    piece = await socket.ReceiveAsync(buffer.AsMemory(length), token).ConfigureAwait(false);
                    length += piece.Count;
                }
                while (!piece.EndOfMessage);

                if (piece.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", token).ConfigureAwait(false);
                    return;
                }

                var text = Encoding.UTF8.GetString(buffer, 0, length);
                connection.Heard(text);
                exchange.Controls.Moments?.Heard(connection, text);
                if (!connection.IsSilent)
                {
                    talk.Hear(connection, buffer.AsMemory(0, length));
                }
            }
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            // Lost, cut or aborted: this loop's normal end. What it was stands in the client's log.
        }
    }

    private static bool IsEnd(Exception exception) => exception is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException;
}
