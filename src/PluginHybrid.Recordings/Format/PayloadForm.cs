namespace PluginHybrid.Recordings.Format;

/// <summary>How a record carries its payload.</summary>
public enum PayloadForm : byte
{
    /// <summary>It has none.</summary>
    None,

    /// <summary><c>j</c>: JSON, the bytes exactly as received.</summary>
    Json,

    /// <summary><c>s</c>: other valid UTF-8, as a JSON string.</summary>
    Text,

    /// <summary><c>b</c>: any bytes, in base64.</summary>
    Base64,
}
