namespace PluginHybrid.Testing;

/// <summary>Finds the repository and, where it lies beside it, the shared reference material.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>PluginHybrid.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the shared protocol messages. Skips the test when they are not there.</summary>
    /// <param name="name">File name, for example <c>ws-private-position.jsonl</c>.</param>
    /// <remarks>With <c>HYBRID_REQUIRE_SHARED=1</c> a missing file fails the test instead.</remarks>
    public static string SharedMessages(string name) => Shared($"protocol/messages/{name}");

    /// <summary>A file of the shared reference material. Skips the test when it is not there.</summary>
    /// <param name="relative">Path from the shared folder.</param>
    /// <remarks>With <c>HYBRID_REQUIRE_SHARED=1</c> a missing file fails the test instead.</remarks>
    public static string Shared(string relative)
    {
        var path = Path.Combine(Root, "..", "shared", relative);
        if (!File.Exists(path))
        {
            Xunit.Assert.False(
                Environment.GetEnvironmentVariable("HYBRID_REQUIRE_SHARED") == "1",
                $"HYBRID_REQUIRE_SHARED=1, but there is no {path}.");
            Xunit.Assert.Skip($"The reference material is not beside this repository: no {path}.");
        }

        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PluginHybrid.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No PluginHybrid.sln above {AppContext.BaseDirectory}.");
    }
}
