using System.Globalization;
using System.Text.Unicode;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Recordings.Capture;

/// <summary>Puts what was told into records: the keys of each kind, in the schema's order.</summary>
/// <param name="safe">Makes it safe.</param>
internal sealed class EntryWriter(SafeMessages safe)
{
    private readonly Dictionary<long, string> _asked = [];

    /// <summary>Ticks of the session clock at <c>t</c> 0.</summary>
    public long Start { get; set; }

    /// <summary>A message.</summary>
    /// <param name="line">Begun as a frame.</param>
    /// <param name="connection">Its socket.</param>
    /// <param name="isIn">It came from the venue.</param>
    /// <param name="utf8">The message.</param>
    public void Frame(RecordLine line, ConnectionId connection, bool isIn, ReadOnlySpan<byte> utf8)
    {
        var isPrivate = connection.Stream == StreamKind.Private;
        var kind = (isPrivate, isIn) switch
        {
            (true, true) => MessageKind.PrivateIn,
            (true, false) => MessageKind.PrivateOut,
            (false, true) => MessageKind.PublicIn,
            _ => MessageKind.PublicOut,
        };
        line.Connection(Tag(connection)).Direction(isIn).Raw("o"u8, Utf8.IsValid(utf8) ? "\"t\""u8 : "\"b\""u8);
        if (FrameLabel.Topic(utf8) is { IsEmpty: false } topic)
        {
            line.Topic(topic);
        }
        else if (FrameLabel.Operation(utf8) is { IsEmpty: false } operation)
        {
            line.Utf8("q"u8, operation);
        }

        safe.AddTo(line, safe.Of(new(kind), utf8));
    }

    /// <summary>Anything else that was told.</summary>
    /// <param name="told">What.</param>
    public static RecordKind KindOf(object told) => told switch
    {
        StartInput or StopInput => RecordKind.Run,
        OpenedInput => RecordKind.Opened,
        LostInput => RecordKind.Lost,
        TimerInput => RecordKind.Timer,
        AnswerInput => RecordKind.Answer,
        WatchInput => RecordKind.Watch,
        FollowInput => RecordKind.Follow,
        CommandInput => RecordKind.Command,
        HaltInput => RecordKind.Halt,
        DialEffect => RecordKind.Dial,
        SendEffect => RecordKind.Frame,
        CloseEffect => RecordKind.Close,
        CallEffect => RecordKind.Call,
        HttpRequestFact => RecordKind.Request,
        HttpReplyFact => RecordKind.Reply,
        TurnAside => RecordKind.Turn,
        ArrivalAside { Fact.Kind: >= ArrivalKind.Start } => RecordKind.Plugin,
        ArrivalAside => RecordKind.PluginTimer,
        MarkAside => RecordKind.Mark,
        _ => throw new ArgumentOutOfRangeException(nameof(told), told.GetType().Name, "not something that can be recorded"),
    };

    /// <summary>Adds the keys of what was told.</summary>
    /// <param name="line">Begun with <see cref="KindOf"/>.</param>
    /// <param name="told">What.</param>
    public void Keys(RecordLine line, object told)
    {
        if (told is SessionInput input)
        {
            Input(line, input);
        }
        else if (told is SessionEffect effect)
        {
            Effect(line, effect);
        }
        else
        {
            Aside(line, told);
        }
    }

    /// <summary>Time of the session clock as the file has it.</summary>
    /// <param name="ticks">UTC ticks.</param>
    public long Nanoseconds(long ticks) => Math.Max(0, ticks - Start) * 100;

    private static ConnectionTag Tag(ConnectionId connection) => new(connection.Stream == StreamKind.Private, connection.Number);

    private void Input(RecordLine line, SessionInput input)
    {
        switch (input)
        {
            case StartInput or StopInput:
                line.Text("w"u8, input is StartInput ? "start" : "stop");
                break;
            case OpenedInput opened:
                line.Connection(Tag(opened.Connection));
                break;
            case LostInput lost:
                line.Connection(Tag(lost.Connection));
                if (lost.Loss.HttpStatus != 0) line.Whole("st"u8, lost.Loss.HttpStatus);
                line.Text("er"u8, safe.Text(lost.Loss.Reason));
                break;
            case AnswerInput answered:
                line.Text("q"u8, answered.Answer.GetType().Name);
                safe.AddCanonical(line, answered.Answer.GetType().Name, InputCodec.Write(answered.Answer));
                break;
            case WatchInput watch:
                line.Text("s"u8, watch.Symbol).Flag("on"u8, watch.Watch);
                break;
            case FollowInput follow:
                line.Text("s"u8, follow.Symbol).Flag("on"u8, follow.Follow);
                break;
            case CommandInput command:
                line.Text("p"u8, command.Request.Id.Plugin).Whole("no"u8, command.Request.Id.Number);
                safe.AddCanonical(line, command.Request.GetType().Name, InputCodec.Write(command.Request));
                break;
            case HaltInput halt:
                line.Flag("on"u8, halt.Halted).Text("er"u8, safe.Text(halt.Reason));
                break;
        }
    }

    private void Effect(RecordLine line, SessionEffect effect)
    {
        switch (effect)
        {
            case DialEffect dial:
                line.Connection(Tag(dial.Connection)).Text("u"u8, safe.Address(dial.Address.ToString()));
                break;
            case SendEffect sent:
                Frame(line, sent.Connection, isIn: false, sent.Utf8.Span);
                break;
            case CloseEffect close:
                line.Connection(Tag(close.Connection)).Text("er"u8, safe.Text(close.Reason));
                break;
            case CallEffect call:
                line.Text("q"u8, call.Call.GetType().Name);
                safe.AddCanonical(line, call.Call.GetType().Name, InputCodec.Write(call.Call));
                break;
        }
    }

    private void Aside(RecordLine line, object told)
    {
        switch (told)
        {
            case HttpRequestFact asked:
                _asked[asked.Exchange] = asked.Path;
                line.Whole("e"u8, asked.Exchange).Text("m"u8, asked.Method)
                    .Text("u"u8, safe.Address(asked.Query.Length == 0 ? asked.Path : $"{asked.Path}?{asked.Query}"));
                if (!asked.Body.IsEmpty) safe.AddTo(line, safe.Of(new(MessageKind.RestRequest, asked.Path), asked.Body.Span));
                break;
            case HttpReplyFact reply:
                Reply(line, reply);
                break;
            case TurnAside turn:
                Turn(line, turn.Fact);
                break;
            case ArrivalAside arrival:
                Arrival(line, arrival.Fact);
                break;
            case MarkAside mark:
                line.Text("m"u8, safe.Text(mark.Mark));
                if (mark.Json.Length > 0) safe.AddCanonical(line, "mark", System.Text.Encoding.UTF8.GetBytes(mark.Json));
                break;
        }
    }

    private void Reply(RecordLine line, HttpReplyFact reply)
    {
        line.Whole("e"u8, reply.Exchange).Whole("st"u8, reply.Status)
            .Raw("h"u8, HeaderList.Of(reply.Headers, safe.Text))
            .Whole("ms"u8, (long)reply.Took.TotalMilliseconds);
        if (reply.Error is { } error)
        {
            line.Text("er"u8, safe.Text(error));
        }
        else
        {
            safe.AddTo(line, safe.Of(new(MessageKind.RestReply, PathOf(reply.Exchange)), reply.Body.Span));
        }
    }

    private static string WordOf(ArrivalKind kind) => kind switch
    {
        ArrivalKind.Stop => "stop",
        ArrivalKind.Continuation => "continuation",
        ArrivalKind.Start => "start",
        ArrivalKind.Swap => "swap",
        ArrivalKind.Patience => "patience",
        _ => "timer",
    };

    private void Turn(RecordLine line, in TurnFact turn)
    {
        line.Text("p"u8, turn.Plugin).Whole("turn"u8, turn.Turn).Whole("ev"u8, turn.EventSequence)
            .Whole("be"u8, turn.BeganAfterInput).Whole("en"u8, turn.EndedAfterInput).Whole("co"u8, turn.Conflated)
            .Whole("ar"u8, turn.Arrivals).Whole("at"u8, Nanoseconds(turn.At.UtcTicks));
    }

    private void Arrival(RecordLine line, in ArrivalFact arrival)
    {
        line.Text("p"u8, arrival.Plugin).Text("w"u8, WordOf(arrival.Kind));
        _ = arrival.Kind >= ArrivalKind.Start ? line.Whole("ev"u8, arrival.Sequence) : line.Whole("tm"u8, arrival.TimerNumber);
        line.Whole("be"u8, arrival.AfterInput).Whole("ar"u8, arrival.Arrival).Whole("at"u8, Nanoseconds(arrival.At.UtcTicks));
        if (arrival.Reason is { Length: > 0 } reason) line.Text("re"u8, reason);
    }

    // The policy of a reply depends on what was asked.
    private string PathOf(long exchange) => _asked.Remove(exchange, out var path) ? path : exchange.ToString(CultureInfo.InvariantCulture);
}
