using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>The public linear socket's side of the talk (FACTS §3 and §5). It serves tickers.</summary>
internal sealed class PublicDialogue(Exchange exchange, ReplyDesk replies, ServerRules rules, ITickerFeed? feed) : IDialogue
{
    private const string Tickers = "tickers.";

    public void Hear(ClientConnection connection, ReadOnlyMemory<byte> frame)
    {
        if (ClientRequest.Read(frame) is not { } request)
        {
            var nameless = new ClientRequest("", null, [], true);
            replies.Send(connection, ControlFrames.Public(nameless, false, ControlFrames.Undecodable(frame.Span), connection.Id), ReplyPlan.Send);
            return;
        }

        var plan = replies.Plan(connection, request.Op);
        exchange.Do(venue => Answer(venue, connection, request, plan));
    }

    private void Answer(VenueModel venue, ClientConnection connection, ClientRequest request, ReplyPlan plan)
    {
        var begun = new List<string>();
        var error = (plan as RefuseReply)?.Message ?? request.Op switch
        {
            "ping" => null,
            "subscribe" => Subscribe(venue, connection, request, begun),
            "unsubscribe" => Unsubscribe(connection, request),
            _ => "error:invalid op",
        };

        // The pong of this socket names the op it answers, not itself (FACTS §3).
        var message = error ?? (request.Op == "ping" ? "pong" : "");
        var reply = ControlFrames.Public(request, error is null, message, connection.Id);
        if (rules.SnapshotBeforeAck)
        {
            SendSnapshots(venue, connection, begun);
            replies.Send(connection, reply, plan);
        }
        else
        {
            replies.Send(connection, reply, plan);
            SendSnapshots(venue, connection, begun);
        }
    }

    private string? Subscribe(VenueModel venue, ClientConnection connection, ClientRequest request, List<string> begun)
    {
        if (request.Args.Count > rules.ArgsPerRequestMax)
        {
            return $"args size >{rules.ArgsPerRequestMax}";
        }

        if (connection.TopicLength + request.Args.Sum(topic => topic.Length) > rules.TopicCharactersMax)
        {
            return $"args length >{rules.TopicCharactersMax}";
        }

        var error = FirstError(venue, connection, request.Args, out var goodBefore);
        foreach (var topic in error is null ? request.Args : rules.PartOfFailedRequestStays ? goodBefore : [])
        {
            connection.Subscribe(topic);
            exchange.Controls.Moments?.Subscribed(connection, topic);
            begun.Add(topic[Tickers.Length..]);
        }

        return error;
    }

    private static string? FirstError(VenueModel venue, ClientConnection connection, IReadOnlyList<string> topics, out IReadOnlyList<string> goodBefore)
    {
        var good = new List<string>();
        goodBefore = good;
        foreach (var topic in topics)
        {
            if (!topic.StartsWith(Tickers, StringComparison.Ordinal) || venue.Quote(topic[Tickers.Length..]) is null)
            {
                return $"error:handler not found,topic:{topic}";
            }

            if (connection.Subscribes(topic) || good.Contains(topic))
            {
                return $"error:already subscribed,topic:{topic}";
            }

            good.Add(topic);
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

    private void SendSnapshots(VenueModel venue, ClientConnection connection, List<string> symbols)
    {
        foreach (var symbol in symbols)
        {
            var served = feed?.Serves(symbol) == true;
            if (!served || !feed!.SendsSnapshots)
            {
                exchange.Tell(connection, venue.Snapshot(venue.Quote(symbol)!, rules.SnapshotAge));
            }

            if (served)
            {
                feed!.Subscribed(connection, symbol);
            }
        }
    }
}
