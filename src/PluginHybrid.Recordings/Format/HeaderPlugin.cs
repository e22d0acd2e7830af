namespace PluginHybrid.Recordings.Format;

/// <summary>A plugin of the recorded run.</summary>
public sealed record HeaderPlugin
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary><c>dll</c>, <c>script</c>, ...</summary>
    public required string Kind { get; init; }

    /// <summary>As it says itself.</summary>
    public string Version { get; init; } = "";

    /// <summary>Hash of its file's content.</summary>
    public string Hash { get; init; } = "";

    /// <summary><c>live</c>, <c>shadow</c>, ...</summary>
    public string Mode { get; init; } = "";

    /// <summary>Capabilities it asks for, comma separated.</summary>
    public string Needs { get; init; } = "";

    /// <summary>Capabilities the operator grants, comma separated.</summary>
    public string Allow { get; init; } = "";

    /// <summary>Its settings file, character by character; empty for none.</summary>
    public string Settings { get; init; } = "";

    /// <summary>True when its handlers ran on the receiving thread.</summary>
    public bool Inline { get; init; }

    /// <summary>Keys this version does not know, with their values as JSON.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Extra { get; init; } = [];
}
