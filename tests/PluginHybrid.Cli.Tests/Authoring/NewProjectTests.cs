using System.Diagnostics;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Authoring;

/// <summary>The project and its tests as a newcomer gets them, built by the SDK of the machine.</summary>
[Category(Level.System)]
[Slow]
public sealed class NewProjectTests : IDisposable
{
    private readonly AuthorFolder _folder = AuthorFolder.For(nameof(NewProjectTests));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_project_builds_passes_its_own_tests_and_the_check()
    {
        // As if it lay in plugins/ of this checkout, without writing there.
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets" })
        {
            _folder.Write($"plugins/{file}", $"<Project><Import Project=\"{Repository.Root}/plugins/{file}\" /></Project>");
        }

        _folder.Write("plugins/Directory.Packages.props", $"<Project><Import Project=\"{Repository.Root}/Directory.Packages.props\" /></Project>");
        await _folder.Hybrid().RunAsync("new", "price-alert", "--kind", "dll");

        var (code, said) = await Dotnet("test", "plugins/PriceAlert.Tests");
        Assert.True(code == 0, said);
        Assert.Contains("Passed:     2", said, StringComparison.Ordinal);

        var hybrid = _folder.Hybrid();
        Assert.True(await hybrid.RunAsync("check", "price-alert", "--strict") == ExitCode.Fine, hybrid.Everything);
        Assert.Contains("✓ build", hybrid.Out.ToString(), StringComparison.Ordinal);

        _folder.Write("plugins/PriceAlert/PriceAlert.cs", _folder.Read("plugins/PriceAlert/PriceAlert.cs").Replace("_told.Add", "_told.Ad", StringComparison.Ordinal));
        var broken = _folder.Hybrid();
        Assert.Equal(ExitCode.CheckFailed, await broken.RunAsync("check", "plugins/PriceAlert"));
        Assert.Matches(@"PriceAlert\.cs\(\d+,\d+\): error CS1061", broken.Out.ToString());
    }

    private async Task<(int Code, string Said)> Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complained = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Wait.For("dotnet", process.WaitForExitAsync(TestContext.Current.CancellationToken), TimeSpan.FromMinutes(5));
        return (process.ExitCode, await said + await complained);
    }
}
