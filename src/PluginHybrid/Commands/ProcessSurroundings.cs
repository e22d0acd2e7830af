using System.Collections;
using System.Text;
using Spectre.Console;

namespace PluginHybrid.Commands;

/// <summary>The surroundings of the real process.</summary>
internal static class ProcessSurroundings
{
    private const UnixFileMode OthersMayRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Console, variables, folder, clock and files of this process.</summary>
    public static Surroundings Create()
    {
        if (OperatingSystem.IsWindows())
        {
            // Windows consoles begin in the code page of the country; the table and the texts need more.
            Console.OutputEncoding = Encoding.UTF8;
        }

        return Read();
    }

    private static Surroundings Read() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        OutIsTerminal = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        TerminalSize = () => (Console.WindowWidth, Console.WindowHeight),
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
