using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Recordings.Tests.Redaction;

/// <summary>One message of every class, of our own making, each with a field that no policy knows.</summary>
internal static class SampleMessages
{
    public static readonly IReadOnlyList<(string Class, MessagePlace Place, string Json)> All =
    [
        ("private/out/auth", new(MessageKind.PrivateOut), """{"req_id":"auth-1","op":"auth","args":["AAbbCCddEE11223344",1795356305000,"5f3759df5f3759df5f3759df5f3759df5f3759df5f3759df5f3759df5f3759df"]}"""),
        ("private/out/subscribe", new(MessageKind.PrivateOut), """{"req_id":"sub-1","op":"subscribe","args":["position","order"],"novelty":"x1"}"""),
        ("private/in/op", new(MessageKind.PrivateIn), """{"req_id":"auth-1","success":true,"ret_msg":"","op":"auth","conn_id":"d30fdpbboasp1pjbe7r0-1k2u","novelty":{"deep":["x1"]}}"""),
        ("private/in/position", new(MessageKind.PrivateIn), """{"id":"200000017_BTCUSDT_140710138482","topic":"position","creationTime":1795356300310,"data":[{"positionIdx":0,"symbol":"BTCUSDT","side":"Buy","size":"0.25","entryPrice":"61000.5","positionValue":"15250.125","markPrice":"61010","takeProfit":"","stopLoss":"60000","seq":140710138482,"createdTime":"1795350000000","updatedTime":"1795356300300","positionStatus":"Normal","novelty":"x1","nested":{"inside":["x1",7,true]}}]}"""),
        ("private/in/order", new(MessageKind.PrivateIn), """{"id":"200000017_order_9","topic":"order","creationTime":1795356300311,"data":[{"symbol":"BTCUSDT","orderId":"7d2ed5f3-21d0-4d1f-8c43-0c8a9f7a1b11","orderLinkId":"by-hand-77","side":"Sell","orderType":"Limit","qty":"0.25","orderStatus":"New","blockTradeId":"","novelty":"x1"}]}"""),
        ("private/in/execution", new(MessageKind.PrivateIn), """{"id":"200000017_BTCUSDT_9","topic":"execution","creationTime":1795356300312,"data":[{"category":"linear","symbol":"BTCUSDT","execId":"0ab1bdf7-4219-438b-b30a-32ec86301001","orderId":"7d2ed5f3-21d0-4d1f-8c43-0c8a9f7a1b11","orderLinkId":"","execPrice":"61010","execQty":"0.25","execFee":"8.38","execType":"Trade","novelty":"x1"}]}"""),
        ("private/in/wallet", new(MessageKind.PrivateIn), """{"id":"200000017_wallet_9","topic":"wallet","creationTime":1795356300313,"data":[{"accountType":"UNIFIED","totalEquity":"10262.91","coin":[{"coin":"USDT","walletBalance":"9684.46","novelty":"x1"}]}]}"""),
        ("public/in/op", new(MessageKind.PublicIn), """{"success":true,"ret_msg":"","conn_id":"cf71f38c-53f9-4e46-b5b0-94b4f5a80e11","req_id":"sub-2","op":"subscribe","novelty":"x1"}"""),
        ("rest/reply//v5/position/list", new(MessageKind.RestReply, "/v5/position/list"), """{"retCode":0,"retMsg":"OK","result":{"list":[{"positionIdx":0,"symbol":"BTCUSDT","side":"Buy","size":"0.25","avgPrice":"61000.5","stopLoss":"60000","seq":140710138482,"novelty":"x1"}],"nextPageCursor":"BTCUSDT%2C1795356300300%2C0","category":"linear"},"retExtInfo":{},"time":1795356300400}"""),
        ("rest/reply//v5/order/create", new(MessageKind.RestReply, "/v5/order/create"), """{"retCode":0,"retMsg":"OK","result":{"orderId":"9a8b7c6d-1111-4222-8333-abcdefabcdef","orderLinkId":"other-bot_5"},"retExtInfo":{"novelty":"x1"},"time":1795356300401}"""),
        ("rest/reply//v5/user/query-api", new(MessageKind.RestReply, "/v5/user/query-api"), """{"retCode":0,"retMsg":"","result":{"id":"13770661","note":"x1","apiKey":"AAbbCCddEE11223344","readOnly":0,"secret":"x2","userID":24617703,"ips":["203.0.113.9"]},"retExtInfo":{},"time":1795356300402}"""),
        ("rest/request//v5/order/create", new(MessageKind.RestRequest, "/v5/order/create"), """{"category":"linear","symbol":"BTCUSDT","side":"Sell","orderType":"Market","qty":"0.25","orderLinkId":"other-bot_6","reduceOnly":true,"novelty":"x1"}"""),
        ("rest/reply//v5/account/never-heard-of", new(MessageKind.RestReply, "/v5/account/never-heard-of"), """{"retCode":0,"retMsg":"OK","result":{"mail":"x1"}}"""),
    ];
}
