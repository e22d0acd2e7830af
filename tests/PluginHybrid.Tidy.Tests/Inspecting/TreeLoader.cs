namespace PluginHybrid.Tidy.Tests.Inspecting;

/// <summary>Reads the text files of a repository; what builds and editors leave behind is not part of it.</summary>
internal static class TreeLoader
{
    private const int Largest = 4 * 1024 * 1024;

    private static readonly string[] SkippedFolders = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs", ".idea", "node_modules"];
    private static readonly string[] SkippedEndings = [".user", ".env"];

    /// <summary>Reads a folder.</summary>
    /// <param name="root">The folder that holds the solution.</param>
    public static Tree Load(string root) => new(Walk(new DirectoryInfo(root))
        .Where(file => !SkippedEndings.Contains(file.Extension) && file.Length <= Largest)
        .Select(file => (Path: Path.GetRelativePath(root, file.FullName).Replace('\\', '/'), Text: File.ReadAllText(file.FullName)))
        .Where(file => !file.Text.Contains('\0'))
        .Select(file => new TextFile(file.Path, file.Text)));

    // A worktree's `.git` is a file that names a path of the machine.
    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder
        .EnumerateFiles().Where(file => file.Name != ".git")
        .Concat(folder.EnumerateDirectories().Where(child => !SkippedFolders.Contains(child.Name)).SelectMany(Walk));
}
