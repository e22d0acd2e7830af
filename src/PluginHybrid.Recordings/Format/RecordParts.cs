namespace PluginHybrid.Recordings.Format;

/// <summary>What a line says, and where in it. Places count from the line's first byte.</summary>
internal struct RecordParts
{
    public RecordKind Kind;
    public PayloadForm Form;
    public bool IsInput;
    public long Number;
    public long Nanoseconds;
    public long Input;
    public ConnectionTag Connection;
    public int Fields;
    public int Payload;
    public int PayloadLength;
}
