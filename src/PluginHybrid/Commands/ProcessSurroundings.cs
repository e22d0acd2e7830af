using System.Collections;

namespace PluginHybrid.Commands;

/// <summary>The surroundings of the real process.</summary>
internal static class ProcessSurroundings
{
    private const UnixFileMode OthersMayRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Console, variables, folder, clock and files of this process.</summary>
    public static Surroundings Create() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? ""),
        WorkingFolder = Environment.CurrentDirectory,
        Time = TimeProvider.System,
        ReadFile = ReadFile,
        IsOpenToOthers = path => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OthersMayRead) != 0,
    };

    private static string? ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
