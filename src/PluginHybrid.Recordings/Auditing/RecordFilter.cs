using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Which records a person wants to see. What is not given does not filter.</summary>
public sealed record RecordFilter
{
    /// <summary>Not before, in nanoseconds since the start.</summary>
    public long From { get; init; }

    /// <summary>Not after, in nanoseconds since the start. Default the end.</summary>
    public long To { get; init; } = long.MaxValue;

    /// <summary>Sockets: <c>public#1</c>, or <c>public</c> for all of the stream.</summary>
    public IReadOnlyList<string> Connections { get; init; } = [];

    /// <summary>Topics of frames; a star at the end stands for anything.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Codes of kinds: <c>f</c>, <c>cm</c>.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>True for a record that passes.</summary>
    /// <param name="record">The record.</param>
    public bool Matches(in Record record) =>
        record.Nanoseconds >= From && record.Nanoseconds <= To && IsOfKind(record) && IsOnConnection(record) && IsOfTopic(record);

    private bool IsOfKind(in Record record) => Kinds.Count == 0 || Kinds.Contains(record.Kind.Name());

    private bool IsOnConnection(in Record record)
    {
        if (Connections.Count == 0)
        {
            return true;
        }

        if (!record.Connection.IsKnown)
        {
            return false;
        }

        var tag = record.Connection.ToString();
        return Connections.Any(wanted => tag == wanted || tag.StartsWith($"{wanted}#", StringComparison.Ordinal));
    }

    private bool IsOfTopic(in Record record)
    {
        if (Topics.Count == 0)
        {
            return true;
        }

        return record.Text("tp"u8) is { } topic
            && Topics.Any(wanted => wanted.EndsWith('*') ? topic.StartsWith(wanted[..^1], StringComparison.Ordinal) : topic == wanted);
    }
}
