using System.Text.Json;
using System.Text.Json.Serialization;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>An event of any kind: <c>{"name":"position.update","data":{...}}</c>.</summary>
internal sealed class EventJson : JsonConverter<IHybridEvent>
{
    private static readonly Dictionary<string, Type> Types = new(StringComparer.Ordinal)
    {
        [EventNames.AuthSuccess] = typeof(AuthSucceeded),
        [EventNames.AuthFailed] = typeof(AuthFailed),
        [EventNames.PrivateConnected] = typeof(StreamConnected),
        [EventNames.PrivateDisconnected] = typeof(StreamDisconnected),
        [EventNames.PrivateReconnected] = typeof(StreamReconnected),
        [EventNames.PublicConnected] = typeof(StreamConnected),
        [EventNames.PublicDisconnected] = typeof(StreamDisconnected),
        [EventNames.PublicReconnected] = typeof(StreamReconnected),
        [EventNames.TickerSubscribed] = typeof(TickerSubscribed),
        [EventNames.TickerUnsubscribed] = typeof(TickerUnsubscribed),
        [EventNames.TickerRefused] = typeof(TickerRefused),
        [EventNames.PositionOpened] = typeof(PositionOpened),
        [EventNames.PositionUpdate] = typeof(PositionUpdate),
        [EventNames.PositionClosed] = typeof(PositionClosed),
        [EventNames.PositionIgnored] = typeof(PositionIgnored),
        [EventNames.OrderUpdate] = typeof(OrderUpdate),
        [EventNames.Execution] = typeof(Execution),
        [EventNames.WalletUpdate] = typeof(WalletUpdate),
        [EventNames.StreamStale] = typeof(StreamStale),
        [EventNames.StreamFresh] = typeof(StreamFresh),
        [EventNames.ReconcileStarted] = typeof(ReconcileStarted),
        [EventNames.ReconcileCompleted] = typeof(ReconcileCompleted),
        [EventNames.ReconcileFailed] = typeof(ReconcileFailed),
        [EventNames.TickerUpdate] = typeof(TickerUpdate),
        [EventNames.InstrumentUpdate] = typeof(InstrumentUpdate),
        [EventNames.ProtectionAlarm] = typeof(ProtectionAlarm),
        [EventNames.Resync] = typeof(Resync),
    };

    /// <summary>The names that have a form on the wire.</summary>
    public static IReadOnlyCollection<string> Names => Types.Keys;

    /// <summary>True when this protocol knows the event; a plugin is not told of others.</summary>
    public static bool Knows(IHybridEvent happened) => Types.TryGetValue(happened.Name, out var type) && type == happened.GetType();

    /// <inheritdoc />
    public override IHybridEvent? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? name = null;
        IHybridEvent? happened = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("name"u8);
            var isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            if (isName)
            {
                name = reader.GetString();
            }
            else if (isData && name is not null && Types.TryGetValue(name, out var type))
            {
                happened = (IHybridEvent?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(type));
            }
            else
            {
                reader.Skip();
            }
        }

        return happened;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, IHybridEvent value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, value.Name);
        writer.WritePropertyName("data"u8);
        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
        writer.WriteEndObject();
    }
}
