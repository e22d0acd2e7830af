using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Knows what a recording that begins in the middle must be told first.</summary>
public interface ICutState
{
    /// <summary>Looks at a record before the cut.</summary>
    /// <param name="record">The record.</param>
    /// <returns>True when it stays in the trimmed recording as it is: the handshake.</returns>
    bool Keep(in Record record);

    /// <summary>Numbers of records before the cut in whose place something else stands, known once all of them were looked at.</summary>
    IReadOnlyCollection<long> Replaced { get; }

    /// <summary>Writes what stands in the place of a record, with its number, time and input: it amounts to what was left out until there.</summary>
    /// <param name="record">One of <see cref="Replaced"/>.</param>
    /// <param name="writer">Takes it, begun with <see cref="RecordWriter.BeginAs"/>.</param>
    void Replace(in Record record, RecordWriter writer);
}
