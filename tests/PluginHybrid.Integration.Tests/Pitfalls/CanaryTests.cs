using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Runtime.ExceptionServices;
using PluginHybrid.Bybit;
using PluginHybrid.Core.Connections;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>Runs through everything that can fail, with a key and a secret that are looked for in all that can be seen.</summary>
[Category(Level.Failover)]
public sealed class CanaryTests
{
    private const string Key = "cAnary+Key/of=No-Cage";
    private const string Secret = "cAnary~Secret&of%Gold";
    private const string PositionList = "/v5/position/list";

    private static readonly Canary[] Canaries = [new("key", Key), new("secret", Secret)];

    [Fact]
    public async Task Pitfall_47_Key_and_secret_are_found_nowhere_whatever_fails()
    {
        var seen = new ConcurrentQueue<string>();
        var log = new LogBook();
        void Thrown(object? sender, FirstChanceExceptionEventArgs thrown) => seen.Enqueue($"thrown: {thrown.Exception}");
        AppDomain.CurrentDomain.FirstChanceException += Thrown;
        try
        {
            await ThroughTheFailuresAsync(log, seen);
            await ThroughARefusalAsync(log, seen);
            SayWhatIsWrongWithOptions(seen);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Thrown;
        }

        log.Lines.ToList().ForEach(seen.Enqueue);
        Assert.True(seen.Count > 100, $"Only {seen.Count} texts were looked at.");
        var found = string.Join('\n', seen.SelectMany(text => Canaries.Select(canary => canary.In(text))).Where(found => found is not null));
        Assert.True(found.Length == 0, found);
    }

    [Fact]
    public void Pitfall_47_The_search_finds_a_secret_in_every_encoding()
    {
        foreach (var canary in Canaries)
        {
            Assert.All(canary.Everywhere(), song => Assert.NotNull(canary.In(song.Text)));
            Assert.True(canary.Everywhere().Count() >= 12);
            Assert.Null(canary.In("a canary in a cage of gold"));
        }
    }

    // Everything the venue can say in anger repeats what it was sent: key, signed text, even the secret.
    private static async Task ThroughTheFailuresAsync(LogBook log, ConcurrentQueue<string> seen)
    {
        var echo = $"error sign! origin_string[1769947200000{Key}5000category=linear], key {Key}, secret {Secret}";
        await using var scene = await Scene.StartAsync(Canned(log, exchange =>
        {
            exchange.Controls.RefuseDials(ConnectionKind.Private, 1, HttpStatusCode.Forbidden);
            exchange.Controls.OnReply("auth", ReplyPlan.Refuse($"API key {Key} with {Secret} is invalid."), 1, ConnectionKind.Private);
            exchange.Controls.OnReply("subscribe", ReplyPlan.Refuse($"not allowed for {Key} and {Secret}"), 1, ConnectionKind.Private);
            exchange.Controls.OnReply("subscribe", ReplyPlan.Refuse($"not allowed for {Key} and {Secret}"), 1, ConnectionKind.Public);
            exchange.Controls.Rest.Fail("/v5/market/time", RestFault.RetCode(10001, echo));
            exchange.Controls.Rest.Fail(PositionList, RestFault.RetCode(10004, echo));
            exchange.Controls.Rest.Fail(PositionList, RestFault.RetCode(10001, $"params error for {Key} {Secret}"));
            exchange.Controls.Rest.Fail(PositionList, RestFault.RetCode(10001, $"{Lines(185)}{Key} {Secret}"));
            exchange.Controls.Rest.Fail(PositionList, RestFault.RetCode(10001, $"{Lines(193)}{Key} {Secret}"));
            exchange.Controls.Rest.Fail(PositionList, RestFault.RetCode(10002, $"invalid time of {Key} {Secret}"));
            exchange.Controls.Rest.Fail(PositionList, RestFault.Status(HttpStatusCode.BadGateway, $"<html>{Key} {Secret}</html>"));
            exchange.Controls.Rest.Fail(PositionList, RestFault.Body($"{{\"retCode\":\"{Key}\",\"retMsg\":\"{Secret}\""));
            exchange.Controls.Rest.Fail(PositionList, RestFault.Truncated);
            exchange.Controls.Rest.Fail(PositionList, RestFault.Reset);
        }));
        scene.Stream.Router.On<StreamStale>(EventNames.StreamStale, (in StreamStale _) => throw new InvalidOperationException("a handler of the user's"));
        await scene.BecomesFresh();

        await SayAsync(scene, $"{{\"op\":\"{Key}\",\"ret_msg\":\"{Secret}\"}}");
        await SayAsync(scene, $"{{\"topic\":\"{Key}.{Secret}\",\"data\":[]}}");
        foreach (var length in (int[])[175, 180, 185, 190])
        {
            await SayAsync(scene, $"{{\"op\":\"notice\",\"ret_msg\":\"{Lines(length)}{Key} {Secret}\"}}");
        }

        await SayAsync(scene, $"{{\"success\":false,\"op\":\"ping\",\"ret_msg\":\"Failed to decode incoming data:{Key} {Secret}\"}}");
        await SayAsync(scene, $"{{\"topic\":\"position\",\"creationTime\":\"{Key}\",\"data\":\"{Secret}\"}}");
        await SayAsync(scene, $"{Key} {Secret}");
        scene.Exchange.Controls.Close(ConnectionKind.Private, WebSocketCloseStatus.PolicyViolation, $"{Key} {Secret}");
        scene.Exchange.Controls.Close(ConnectionKind.Public, WebSocketCloseStatus.PolicyViolation, $"{Key} {Secret}");
        await scene.Until("both losses are seen", () => scene.Events.Of<StreamDisconnected>().Count >= 2);
        await scene.BecomesFresh();

        Look(scene, seen);
        Assert.True(scene.Events.Of<ReconcileFailed>().Count >= 5, scene.Tell());
    }

    private static async Task ThroughARefusalAsync(LogBook log, ConcurrentQueue<string> seen)
    {
        await using var scene = await Scene.StartAsync(Canned(log, exchange =>
            exchange.Controls.OnReply("auth", ReplyPlan.Refuse($"API key {Key} with {Secret} is invalid."), 2, ConnectionKind.Private)));
        var refusal = await Assert.ThrowsAsync<KeyRefusedException>(async () =>
        {
            await scene.Pass("the key is refused for good", () => scene.Stream.Statistics.Private.State == ConnectionState.Failed);
            await scene.Stream.WhenFreshAsync(TestContext.Current.CancellationToken);
        });
        seen.Enqueue($"{refusal} {refusal.Reason} {refusal.WhatToCheck}");
        Look(scene, seen);
    }

    private static void SayWhatIsWrongWithOptions(ConcurrentQueue<string> seen)
    {
        foreach (var (key, secret) in (ReadOnlySpan<(string, string)>)[(Key + "\n", Secret), (Key, $"\"{Secret}\""), (Key, "")])
        {
            var options = new BybitHybridStreamOptions { ApiKey = key, ApiSecret = secret };
            seen.Enqueue($"{options}");
            seen.Enqueue(Assert.ThrowsAny<ArgumentException>(() => new BybitHybridStream(options)).ToString());
        }
    }

    private static SceneSettings Canned(LogBook log, Action<FakeBybit> before) => new()
    {
        Exchange = new() { Accounts = [new Credentials(Key, Secret)] },
        Watch = ["BTCUSDT"],
        Log = log,
        Before = before,
    };

    private static async Task SayAsync(Scene scene, string text)
    {
        var before = scene.Stream.Statistics;
        scene.Exchange.Controls.Current(ConnectionKind.Private).SendText(text);
        scene.Exchange.Controls.Current(ConnectionKind.Public).SendText(text);
        await scene.Settle(ConnectionKind.Private, before.Private.Frames + 1);
        await scene.Settle(ConnectionKind.Public, before.Public.Frames + 1);
        Assert.NotEqual("", scene.Stream.Statistics.ToString());
    }

    private static string Lines(int length) => string.Concat(Enumerable.Repeat("so long ", 100))[..(length - 1)] + " ";

    private static void Look(Scene scene, ConcurrentQueue<string> seen)
    {
        scene.Events.All.ToList().ForEach(happened => seen.Enqueue($"{happened.Name} {happened}"));
        seen.Enqueue($"{scene.Stream.Statistics}");
        seen.Enqueue($"{scene.Stream} {scene.Stream.Endpoints} {scene.Stream.Router}");
        seen.Enqueue(string.Join(' ', scene.Stream.Positions) + string.Join(' ', scene.Stream.SubscribedTickers));
    }
}
