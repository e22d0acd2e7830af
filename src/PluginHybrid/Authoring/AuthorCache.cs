using PluginHybrid.Commands;

namespace PluginHybrid.Authoring;

/// <summary>Where the commands for authors keep compiled scripts: a folder of the user's own, shared by all that they write.</summary>
internal static class AuthorCache
{
    /// <summary>Its full path; <c>HYBRID_CACHE</c> puts it elsewhere.</summary>
    /// <param name="around">Where the command runs.</param>
    public static string Folder(Surroundings around)
    {
        if (around.Environment.GetValueOrDefault("HYBRID_CACHE") is { Length: > 0 } named) return Path.GetFullPath(named, around.WorkingFolder);
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(local.Length > 0 ? local : Path.GetTempPath(), "hybrid", "cache");
    }
}
