using System.Text.Json;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Inputs;

/// <summary>Puts what happens to a session, and what it asks for, into one canonical JSON text, and reads it back as it was.</summary>
/// <remarks>
/// <para>Members in ordinal order, camel case, no white space, <c>null</c> left out. A member of a family of types begins with
/// <c>is</c>, the type's name. Decimals keep their scale (<c>1.50</c>), times and spans are exact to the tick.</para>
/// <para>Two values that are the same to a session have the same text, so texts may be compared instead of values. Members
/// that this version does not know are left aside when read; texts never are.</para>
/// </remarks>
public static class InputCodec
{
    /// <summary>Any input but a frame.</summary>
    /// <param name="input">The input.</param>
    public static byte[] Write(SessionInput input) => Bytes(input);

    /// <summary>What the session asks of the venue over REST.</summary>
    /// <param name="call">The call.</param>
    public static byte[] Write(RestCall call) => Bytes(call);

    /// <summary>What became of a call.</summary>
    /// <param name="answer">The answer.</param>
    public static byte[] Write(RestAnswer answer) => Bytes(answer);

    /// <summary>A command on its way to the gate.</summary>
    /// <param name="request">Who asks what.</param>
    public static byte[] Write(CommandRequest request) => Bytes(request);

    /// <summary>What a session is told once.</summary>
    /// <param name="options">The options.</param>
    public static byte[] Write(SessionOptions options) => Bytes(options);

    /// <summary>Reads an input.</summary>
    /// <param name="utf8">What <see cref="Write(SessionInput)"/> wrote.</param>
    /// <exception cref="RecordingException">It is none, or one of a kind this version does not know.</exception>
    public static SessionInput ReadInput(ReadOnlySpan<byte> utf8) => Read<SessionInput>(utf8);

    /// <summary>Reads a REST call.</summary>
    /// <param name="utf8">What <see cref="Write(RestCall)"/> wrote.</param>
    /// <exception cref="RecordingException">It is none, or one of a kind this version does not know.</exception>
    public static RestCall ReadCall(ReadOnlySpan<byte> utf8) => Read<RestCall>(utf8);

    /// <summary>Reads a REST answer.</summary>
    /// <param name="utf8">What <see cref="Write(RestAnswer)"/> wrote.</param>
    /// <exception cref="RecordingException">It is none, or one of a kind this version does not know.</exception>
    public static RestAnswer ReadAnswer(ReadOnlySpan<byte> utf8) => Read<RestAnswer>(utf8);

    /// <summary>Reads a command.</summary>
    /// <param name="utf8">What <see cref="Write(CommandRequest)"/> wrote.</param>
    /// <exception cref="RecordingException">It is none, or asks for something this version does not know.</exception>
    public static CommandRequest ReadRequest(ReadOnlySpan<byte> utf8) => Read<CommandRequest>(utf8);

    /// <summary>Reads a session's options.</summary>
    /// <param name="utf8">What <see cref="Write(SessionOptions)"/> wrote.</param>
    /// <exception cref="RecordingException">They are none.</exception>
    public static SessionOptions ReadOptions(ReadOnlySpan<byte> utf8) => Read<SessionOptions>(utf8);

    private static byte[] Bytes<T>(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return JsonSerializer.SerializeToUtf8Bytes(value, CanonicalJson.Options);
    }

    private static T Read<T>(ReadOnlySpan<byte> utf8)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(utf8, CanonicalJson.Options)
                ?? throw new RecordingException($"null stands where a {typeof(T).Name} must be.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            throw new RecordingException(
                $"A {typeof(T).Name} cannot be read: {exception.Message} If a newer version wrote it, read it with that version.", exception);
        }
    }
}
