using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>Writes the frames of the private topics, in the real key order (FACTS §6 and §7).</summary>
internal static class PrivateFrames
{
    /// <summary>The topic a push belongs to, without category.</summary>
    public static string Topic(VenuePush push) => push switch
    {
        ExecutionPush => "execution",
        OrderPush => "order",
        PositionPush => "position",
        WalletPush => "wallet",
        _ => throw new ArgumentOutOfRangeException(nameof(push), push, "A push without a topic."),
    };

    /// <summary>One frame, under the topic as the client named it.</summary>
    public static byte[] Write(VenuePush push, string topic) => WireText.Write(json =>
    {
        json.WriteStartObject();
        switch (push)
        {
            case ExecutionPush execution:
                Open(json, topic, $"{push.Uid}_{execution.Fills[0].Order.Symbol}_{execution.Fills[0].Seq}", push.CreationMs, topicFirst: true);
                foreach (var fill in execution.Fills)
                {
                    ExecutionRows.Write(json, fill, pushed: true);
                }

                break;
            case OrderPush order:
                Open(json, topic, order.FrameId, push.CreationMs, topicFirst: true);
                foreach (var row in order.Orders)
                {
                    OrderRows.Write(json, row, pushed: true);
                }

                break;
            case PositionPush position:
                Open(json, topic, $"{push.Uid}_position_{push.CreationMs}", push.CreationMs, topicFirst: false);
                foreach (var row in position.Rows)
                {
                    PositionRows.WritePushed(json, row);
                }

                break;
            case WalletPush wallet:
                Open(json, topic, $"{push.Uid}_wallet_{push.CreationMs}", push.CreationMs, topicFirst: false);
                WalletRows.Write(json, wallet.Wallet);
                break;
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }).WrittenSpan.ToArray();

    /// <summary>The short form of a fill: few fields, no <c>id</c> (FACTS §7).</summary>
    public static byte[] WriteFast(ExecutionPush push, string topic) => WireText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("topic", topic);
        json.WriteNumber("creationTime", push.CreationMs);
        json.WriteStartArray("data");
        foreach (var fill in push.Fills)
        {
            ExecutionRows.WriteFast(json, fill);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }).WrittenSpan.ToArray();

    private static void Open(Utf8JsonWriter json, string topic, string id, long creationMs, bool topicFirst)
    {
        if (topicFirst)
        {
            json.WriteString("topic", topic);
            json.WriteString("id", id);
        }
        else
        {
            json.WriteString("id", id);
            json.WriteString("topic", topic);
        }

        json.WriteNumber("creationTime", creationMs);
        json.WriteStartArray("data");
    }
}
