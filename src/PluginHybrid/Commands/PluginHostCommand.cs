using System.CommandLine;
using System.Diagnostics;
using PluginHybrid.Hosting.Isolation;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid plugin-host --stdio</c>: the process of one plugin with <c>isolation: process</c>. A host starts it, never a person, so help does not list it.</summary>
internal static class PluginHostCommand
{
    /// <summary>The words a host starts it with.</summary>
    public static IReadOnlyList<string> Arguments { get; } = ["plugin-host", "--stdio"];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var stdio = new Option<bool>("--stdio") { Description = "Speak with the host over standard input and output.", Required = true };
        var command = new Command("plugin-host", "Run one plugin for a host. Started by a host.") { stdio };
        command.Hidden = true;
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        // Standard output is the protocol's: what a plugin prints goes to the error stream, and so into its log.
        var (input, output) = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        Console.SetOut(Console.Error);
        return new PluginHostProcess(input, output, new PluginHostProcessOptions
        {
            Loader = request => new PluginLoader(request.LoaderOptions()),
            HostIsGone = Process.GetCurrentProcess().Kill,
            Complaints = Console.Error,
        }).Run();
    }
}
