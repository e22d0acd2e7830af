using System.Text.Json.Serialization;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>Generated code for <see cref="ToChild"/> and all events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(DecimalText), typeof(EventJson)])]
[JsonSerializable(typeof(ToChild))]
[JsonSerializable(typeof(AuthSucceeded))]
[JsonSerializable(typeof(AuthFailed))]
[JsonSerializable(typeof(StreamConnected))]
[JsonSerializable(typeof(StreamDisconnected))]
[JsonSerializable(typeof(StreamReconnected))]
[JsonSerializable(typeof(TickerSubscribed))]
[JsonSerializable(typeof(TickerUnsubscribed))]
[JsonSerializable(typeof(TickerRefused))]
[JsonSerializable(typeof(PositionOpened))]
[JsonSerializable(typeof(PositionUpdate))]
[JsonSerializable(typeof(PositionClosed))]
[JsonSerializable(typeof(PositionIgnored))]
[JsonSerializable(typeof(OrderUpdate))]
[JsonSerializable(typeof(Execution))]
[JsonSerializable(typeof(WalletUpdate))]
[JsonSerializable(typeof(StreamStale))]
[JsonSerializable(typeof(StreamFresh))]
[JsonSerializable(typeof(ReconcileStarted))]
[JsonSerializable(typeof(ReconcileCompleted))]
[JsonSerializable(typeof(ReconcileFailed))]
[JsonSerializable(typeof(TickerUpdate))]
[JsonSerializable(typeof(InstrumentUpdate))]
[JsonSerializable(typeof(ProtectionAlarm))]
[JsonSerializable(typeof(Resync))]
internal sealed partial class ToChildJson : JsonSerializerContext;
