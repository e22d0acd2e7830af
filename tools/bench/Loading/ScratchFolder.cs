namespace PluginHybrid.Bench.Loading;

/// <summary>A folder for one measurement; gone after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>Full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("hybrid-bench-").FullName;

    /// <summary>A path inside; the folder it is in is made.</summary>
    public string At(params string[] parts)
    {
        var path = System.IO.Path.Combine([Path, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
