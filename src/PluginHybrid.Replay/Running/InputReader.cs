using PluginHybrid.Core.Session;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Replay.Running;

/// <summary>Makes the session's inputs of records again.</summary>
internal static class InputReader
{
    /// <summary>The socket a record names.</summary>
    public static ConnectionId ConnectionOf(in Record record) =>
        new(record.Connection.IsPrivate ? StreamKind.Private : StreamKind.Public, record.Connection.Number);

    /// <summary>Any input but a frame.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="ReplayException">It is an input of a kind this version does not know.</exception>
    public static SessionInput Read(in Record record) => record.Kind switch
    {
        RecordKind.Run => record.Text("w"u8) == "stop" ? SessionInputs.Stop : SessionInputs.Start,
        RecordKind.Opened => new OpenedInput(ConnectionOf(record)),
        RecordKind.Lost => new LostInput(ConnectionOf(record), new SocketLoss(record.Text("er"u8) ?? "", (int)(record.Whole("st"u8) ?? 0))),
        RecordKind.Timer => SessionInputs.Due,
        RecordKind.Answer => new AnswerInput(InputCodec.ReadAnswer(record.PayloadBytes().Span)),
        RecordKind.Watch => new WatchInput(record.Text("s"u8) ?? "", record.Flag("on"u8)),
        RecordKind.Follow => new FollowInput(record.Text("s"u8) ?? "", record.Flag("on"u8)),
        RecordKind.Command => new CommandInput(InputCodec.ReadRequest(record.PayloadBytes().Span)),
        RecordKind.Halt => new HaltInput(record.Flag("on"u8), record.Text("er"u8) ?? ""),
        _ => throw new ReplayException(FormattableString.Invariant(
            $"Record {record.Number} is an input of kind {record.Kind.Name()}, which this version cannot give to a session. Use the version that recorded it.")),
    };
}
