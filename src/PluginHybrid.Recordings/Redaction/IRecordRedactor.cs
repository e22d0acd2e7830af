using System.Buffers;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>Makes what a recorder was told safe to keep. The one way by which bytes of a session reach a file.</summary>
/// <remarks>
/// Of one recording: the same id gets the same pseudonym in every record, so that correlations survive. Not for several threads.
/// After redaction the caller formats the line and asks <see cref="ThrowIfUnsafe"/> before it writes it.
/// </remarks>
public interface IRecordRedactor
{
    /// <summary>The policy, for the header: name, version, SHA-256 of its text.</summary>
    RedactionPolicyName Policy { get; }

    /// <summary>Writes the safe form of a message; what need not change is copied byte by byte.</summary>
    /// <param name="place">What kind of message it is.</param>
    /// <param name="utf8">The message as received or sent.</param>
    /// <param name="output">Takes the safe form.</param>
    /// <param name="touched">Takes the JSON paths that were changed, in order, for the record's <c>r</c>.</param>
    /// <exception cref="UnknownPrivateMessageException">A private message of a class the policy does not know.</exception>
    void Write(in MessagePlace place, ReadOnlySpan<byte> utf8, IBufferWriter<byte> output, List<string> touched);

    /// <summary>The safe form of a free text: close reasons, error texts, a plugin's words, settings.</summary>
    /// <param name="text">Anything.</param>
    string Text(string text);

    /// <summary>The safe form of an address or a path with its query.</summary>
    /// <param name="url">As dialled or asked.</param>
    string Address(string url);

    /// <summary>The last gate: looks for every registered secret, in all its encodings.</summary>
    /// <param name="line">A whole line, ready to be written.</param>
    /// <param name="record">Its number, for the error.</param>
    /// <exception cref="UnsafeRecordingException">There is one. The line must not be written.</exception>
    void ThrowIfUnsafe(ReadOnlySpan<byte> line, long record);
}
