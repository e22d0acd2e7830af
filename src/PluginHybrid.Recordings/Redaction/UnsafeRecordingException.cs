namespace PluginHybrid.Recordings.Redaction;

/// <summary>A registered secret was about to be written. Names the record and the encoding, never the value.</summary>
public sealed class UnsafeRecordingException : Exception
{
    /// <summary>Says where it was met.</summary>
    /// <param name="record">Number of the record that was not written.</param>
    /// <param name="form">The encoding, for example <c>base64</c>.</param>
    public UnsafeRecordingException(long record, string form)
        : base($"Record {record} holds a registered secret ({form}) where the policy expects none. It was not written, and the recording ends here. Please report the message class; the recording itself is safe to share.")
    {
        (Record, Form) = (record, form);
    }

    /// <summary>Number of the record.</summary>
    public long Record { get; }

    /// <summary>The encoding it was met in.</summary>
    public string Form { get; }
}
