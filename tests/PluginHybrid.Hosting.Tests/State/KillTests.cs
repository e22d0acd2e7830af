using System.Diagnostics;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.State;

/// <summary>A process of its own appends until it is killed; what it was told to be durable is there afterwards.</summary>
[Category(Level.Failover)]
public sealed class KillTests : IDisposable
{
    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(4000)]
    public async Task Everything_that_was_called_durable_survives_kill_9(int killAfter)
    {
        var told = await RunAndKill(killAfter);

        using var store = _folder.Open();
        var lines = _folder.Lines();
        Assert.True(lines.Count >= told, $"{told} lines were called durable, {lines.Count} are there");
        Assert.Equal(Enumerable.Range(1, lines.Count).Select(number => (long)number), lines.Select(line => line.Entry.Number));
        var turn = long.Parse(store.States.Load("child")["turn"]);
        Assert.True(turn >= lines[^1].Entry.Number, $"the last line is of turn {lines[^1].Entry.Number}, the state of turn {turn}");
        var life = Assert.Single(store.Legs).Life;
        Assert.True(life >= turn, $"the state is of turn {turn}, and the leg that was handed in before it of life {life}");
        Assert.Empty(_folder.Aside);
    }

    private async Task<long> RunAndKill(int after)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KillTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[AppendingChild.FolderVariable] = _folder.Files.Folder;
        using var child = Process.Start(start)!;
        var told = 0L;
        while (told < after && await Wait.For("a durable line", child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()) is { } line)
        {
            told = long.Parse(line);
        }

        child.Kill();
        var rest = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        var whole = rest.Split('\n')[..^1];
        return whole.Length > 0 ? long.Parse(whole[^1]) : told;
    }
}
