using System.Globalization;
using PluginHybrid.FakeExchange.Controls;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>The private socket's side of the talk: auth first, then topics (FACTS §2 and §3).</summary>
internal sealed class PrivateDialogue(Exchange exchange, ReplyDesk replies) : IDialogue
{
    private static readonly SortedSet<string> Names = new(StringComparer.Ordinal)
    {
        "position", "execution", "execution.fast", "order", "wallet", "greeks", "dcp.future", "dcp.spot", "dcp.option",
    };
    private static readonly string[] Categories = ["linear", "inverse", "option", "spot"];

    public void Hear(ClientConnection connection, ReadOnlyMemory<byte> frame)
    {
        if (ClientRequest.Read(frame) is not { } request)
        {
            var nameless = new ClientRequest("", null, [], true);
            replies.Send(connection, ControlFrames.Private(nameless, false, ControlFrames.Undecodable(frame.Span), connection.Id), ReplyPlan.Send);
            return;
        }

        var plan = replies.Plan(connection, request.Op);
        var reply = exchange.Do(_ => Answer(connection, request, plan as RefuseReply));
        replies.Send(connection, reply, plan);
    }

    private byte[] Answer(ClientConnection connection, ClientRequest request, RefuseReply? refuse)
    {
        if (request.Op == "ping" && refuse is null)
        {
            return ControlFrames.PrivatePong(request, exchange.Clock.NowMs, connection.Id);
        }

        var error = refuse?.Message ?? request.Op switch
        {
            "auth" => Authenticate(connection, request),
            "subscribe" => connection.IsAuthenticated ? Subscribe(connection, request) : "Request not authorized",
            "unsubscribe" => connection.IsAuthenticated ? Unsubscribe(connection, request) : "Request not authorized",
            _ => "error:invalid op",
        };
        return ControlFrames.Private(request, error is null, error ?? "", connection.Id);
    }

    /// <summary>One text for every reason, so that a client cannot tell them apart (FACTS §2).</summary>
    private string? Authenticate(ClientConnection connection, ClientRequest request)
    {
        const string Refused = "Params Error";
        if (request.Args.Count != 3 || !long.TryParse(request.Args[1], CultureInfo.InvariantCulture, out var expires))
        {
            return Refused;
        }

        var account = exchange.Do(venue => venue.Find(request.Args[0]));
        var good = account is not null
            && expires > exchange.Clock.NowMs
            && !(account.Credentials.ExpiresAt < exchange.Clock.Now)
            && HmacSignature.Matches(HmacSignature.OfSocket(account.Credentials.ApiSecret, expires), request.Args[2]);
        if (!good)
        {
            return Refused;
        }

        connection.Account = account;
        exchange.Controls.Moments?.Authenticated(connection);
        return null;
    }

    private string? Subscribe(ClientConnection connection, ClientRequest request)
    {
        if (request.Args.FirstOrDefault(topic => !Knows(topic)) is { } unknown)
        {
            return $"error:handler not found,topic:{unknown}";
        }

        // Documented as forbidden (FACTS §6); the venue's words for it are not, so it speaks of parameters.
        if (request.Args.Any(topic => Categories.Any(category => request.Args.Contains($"{topic}.{category}"))))
        {
            return "Params Error";
        }

        if (request.Args.FirstOrDefault(connection.Subscribes) is { } again)
        {
            return $"error:already subscribed,topic:{again}";
        }

        foreach (var topic in request.Args)
        {
            connection.Subscribe(topic);
            exchange.Controls.Moments?.Subscribed(connection, topic);
        }

        return null;
    }

    private static string? Unsubscribe(ClientConnection connection, ClientRequest request)
    {
        foreach (var topic in request.Args)
        {
            connection.Unsubscribe(topic);
        }

        return null;
    }

    private static bool Knows(string topic) =>
        Names.Contains(topic) || Array.Exists(Categories, category => topic.EndsWith($".{category}", StringComparison.Ordinal) && Names.Contains(topic[..^(category.Length + 1)]));
}
