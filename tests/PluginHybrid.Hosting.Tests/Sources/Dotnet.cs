using System.Diagnostics;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

/// <summary>Runs the .NET SDK's own commands, as an author would.</summary>
internal static class Dotnet
{
    public static async Task<string> Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await Wait.For($"dotnet {arguments[0]}", process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}{await errors}");
        return said;
    }
}
