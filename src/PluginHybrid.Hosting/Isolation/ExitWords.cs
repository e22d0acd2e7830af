namespace PluginHybrid.Hosting.Isolation;

/// <summary>How a process ended, in words.</summary>
internal static class ExitWords
{
    private const int BySignal = 128;

    /// <summary>Words for an exit code.</summary>
    /// <param name="code">As the system gave it.</param>
    /// <param name="lastWords">What it last said on its error stream.</param>
    public static string Of(int code, string lastWords)
    {
        var how = code switch
        {
            0 => "its process ended by itself (exit code 0)",
            BySignal + 6 => "its process crashed (SIGABRT)",
            BySignal + 9 => "its process was killed (SIGKILL): by a person, or by the system for want of memory",
            BySignal + 11 => "its process crashed (SIGSEGV)",
            > BySignal and < BySignal + 65 => $"its process was ended by signal {code - BySignal}",
            unchecked((int)0xC00000FD) => "its process crashed (stack overflow)",
            unchecked((int)0xC0000005) => "its process crashed (access violation)",
            unchecked((int)0x80131623) => "its process crashed (FailFast)",
            _ => $"its process ended (exit code {code})",
        };
        return lastWords.Length > 0 ? $"{how}. It last said: {lastWords}" : how;
    }
}
