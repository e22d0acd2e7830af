using PluginHybrid.Bybit.Wire;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Core.Rest;

namespace PluginHybrid.Bybit.Rest;

/// <summary>Turns an answer into an outcome. The rule behind every line: a change whose fate is in doubt is <see cref="Unknown{T}"/>.</summary>
/// <param name="gate">Learns of bans and spent budgets.</param>
internal sealed class ReplySorter(RestGate gate)
{
    private const long LastInstantMs = 253_402_300_799_999;

    /// <summary>Sorts one answer.</summary>
    /// <typeparam name="T">What a success holds.</typeparam>
    /// <param name="request">What was asked.</param>
    /// <param name="reply">What came.</param>
    /// <param name="read">Reads the result.</param>
    public RestOutcome<T> Sort<T>(RestRequest request, RestReply reply, ResultReader<T> read)
    {
        // Pages of HTML are normal here: they are told apart by their first letter and never reach the parser.
        RestEnvelope<T> envelope = default;
        var problem = Opening(reply.Body) switch
        {
            null => "the body is empty",
            (byte)'{' => "",
            (byte)'<' => "the body is a page of HTML, not JSON",
            _ => "the body is not JSON",
        };
        var isAnswer = problem.Length == 0 && RestEnvelopeReader.TryRead(reply.Body, read, out envelope, out problem);
        if (isAnswer && (envelope.RetCode != RetCode.Ok || reply.Status is >= 200 and < 300))
        {
            return OfEnvelope(request, reply, envelope);
        }

        return reply.Status switch
        {
            >= 200 and < 300 => InDoubt<T>(request, $"HTTP {reply.Status}, but {problem}"),
            401 => new Failed<T>(RestFailureKind.Key, "HTTP 401: the venue does not accept the key"),
            403 => Banned<T>(reply),
            429 => new Failed<T>(RestFailureKind.RateLimited, "HTTP 429: the venue protects itself", gate.Rest(request.Path, reply.Budget)),
            >= 500 => InDoubt<T>(request, $"HTTP {reply.Status}: the venue is in trouble or in maintenance"),
            >= 300 and < 400 => new Failed<T>(RestFailureKind.Transient, $"HTTP {reply.Status}: redirects are not followed"),
            _ => new Failed<T>(RestFailureKind.Refused, $"HTTP {reply.Status} for {request.Path}"),
        };
    }

    private static byte? Opening(ReadOnlySpan<byte> body)
    {
        var start = body.TrimStart(" \t\r\n"u8);
        return start.IsEmpty ? null : start[0];
    }

    private RestOutcome<T> OfEnvelope<T>(RestRequest request, RestReply reply, RestEnvelope<T> envelope)
    {
        var text = $"{envelope.RetCode} {envelope.RetMsg}";
        return RetClassifier.Classify(envelope.RetCode) switch
        {
            RetClass.Success => new Ok<T>(envelope.Result!, VenueTime(envelope.TimeMs)),
            RetClass.Unknown => InDoubt<T>(request, text),
            RetClass.Transient when envelope.RetCode == RetCode.ServerError => InDoubt<T>(request, text),
            RetClass.Transient => new Failed<T>(RestFailureKind.Transient, text, gate.Rest(request.Path, reply.Budget)),
            RetClass.RateLimited => new Failed<T>(RestFailureKind.RateLimited, text, gate.Rest(request.Path, reply.Budget)),
            RetClass.Clock => new Failed<T>(RestFailureKind.Clock, text),
            RetClass.Key => new Failed<T>(RestFailureKind.Key, text),
            _ when reply.Status == 403 => Banned<T>(reply),
            _ => new Rejected<T>(envelope.RetCode, envelope.RetMsg),
        };
    }

    private Failed<T> Banned<T>(RestReply reply)
    {
        var reason = ForbiddenPage.Meaning(reply.Body);
        return new Failed<T>(RestFailureKind.RateLimited, reason, gate.StopAll(reason));
    }

    private static RestOutcome<T> InDoubt<T>(RestRequest request, string reason) =>
        request.IsPost ? new Unknown<T>(reason) : new Failed<T>(RestFailureKind.Transient, reason);

    private static DateTimeOffset VenueTime(long ms) =>
        ms is >= 0 and <= LastInstantMs ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : DateTimeOffset.UnixEpoch;
}
