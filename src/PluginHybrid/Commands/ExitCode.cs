namespace PluginHybrid.Commands;

/// <summary>How the command ended, for scripts. Documented in <c>--help</c> and <c>docs/commands.md</c>.</summary>
internal static class ExitCode
{
    /// <summary>All went as asked.</summary>
    public const int Fine = 0;

    /// <summary>What was to be checked or reached failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>The command line or the configuration is wrong; nothing was started.</summary>
    public const int Usage = 2;

    /// <summary>What was asked for could touch a live venue, and nobody spelled out that it may.</summary>
    public const int Unsafe = 3;

    /// <summary>The venue refused: wrong key, wrong environment, missing rights.</summary>
    public const int Refused = 4;

    /// <summary>Of <c>hybrid record</c>: the recording misses records. The same number as a refusal, which ends a recording too.</summary>
    public const int Lossy = 4;

    /// <summary>Stopped by Ctrl-C or a termination signal.</summary>
    public const int Interrupted = 130;

    /// <summary>The table of <c>--help</c>.</summary>
    public const string Table =
        """
        Exit codes:
          0    fine
          1    what was checked failed
          2    usage or configuration
          3    unsafe: a live venue without exchange.allow_live
          4    refused by the venue (wrong key, wrong environment, missing rights)
          130  interrupted (Ctrl-C or a termination signal)
        """;
}
