namespace PluginHybrid.Configuration;

/// <summary>A value as it stands in the file or in a variable, before anybody has made sense of it.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">The text of a single value; <c>null</c> for a list.</param>
/// <param name="Items">The entries of a list; <c>null</c> for a single value.</param>
/// <param name="Folder">What relative paths in it are relative to.</param>
internal sealed record FoundValue(SettingPlace Place, string? Text, IReadOnlyList<FoundValue>? Items, string Folder)
{
    /// <summary>A single value.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="text">Its text.</param>
    /// <param name="folder">What relative paths in it are relative to.</param>
    public static FoundValue Single(SettingPlace place, string text, string folder) => new(place, text, null, folder);

    /// <summary>The entries of a list; a single text stands for entries separated by commas, as in a variable.</summary>
    public IEnumerable<FoundValue> Entries() => Items ?? Text!
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(text => Single(Place, text, Folder));

    /// <summary>A list of single values.</summary>
    /// <param name="place">Where it begins.</param>
    /// <param name="items">Its entries.</param>
    /// <param name="folder">What relative paths in it are relative to.</param>
    public static FoundValue List(SettingPlace place, IReadOnlyList<FoundValue> items, string folder) => new(place, null, items, folder);
}
