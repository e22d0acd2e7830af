using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Configuration;
using PluginHybrid.Credentials;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Plugins;

namespace PluginHybrid.Commands;

/// <summary>What a command touches outside of itself. Tests put their own in its place.</summary>
internal sealed record Surroundings
{
    /// <summary>Results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Logs and complaints.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>True when <see cref="Out"/> is a terminal that a live table may be drawn on.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>True when <see cref="Error"/> shows on a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns and rows of the terminal now.</summary>
    public Func<(int Width, int Height)> TerminalSize { get; init; } = () => (80, 24);

    /// <summary>The environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Where the command was started.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Text of a file, or <c>null</c> when it cannot be read.</summary>
    public Func<string, string?> ReadFile { get; init; } = _ => null;

    /// <summary>True when other users of the machine may read a file.</summary>
    public Func<string, bool> IsOpenToOthers { get; init; } = _ => false;

    /// <summary>What becomes of the loader of the plugins of a recording or of simulated days. Default: it stays as it is; who replays many times in one process may load once.</summary>
    public Func<IPluginLoader, IPluginLoader> Loading { get; init; } = loader => loader;

    /// <summary>The folder of the plugins delivered with hybrid, which simulated days are lived with. Default <c>plugins</c> beside the executable.</summary>
    public string DeliveredPlugins { get; init; } = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>How hybrid is started once more: the program, and the arguments that come first. Default as this process was.</summary>
    public Func<(string Program, IReadOnlyList<string> First)> OnceMore { get; init; } = OwnProgram.Find;

    /// <summary>Where the names of a venue lead, and whom its certificates may be of. Default DNS and the system's trust.</summary>
    public DialPort DialPort { get; init; } = DialPort.Default;

    /// <summary>False when the person asked for no colours, as https://no-color.org says.</summary>
    public bool WantsColours => string.IsNullOrEmpty(Environment.GetValueOrDefault("NO_COLOR"));

    /// <summary>Reads the configuration found here.</summary>
    public SettingsLoader Settings() => new(ReadFile, Environment, WorkingFolder);

    /// <summary>Looks for credentials here.</summary>
    public CredentialsAnswer Credentials() => new CredentialsFinder(Environment, ReadFile, IsOpenToOthers).Find();
}
