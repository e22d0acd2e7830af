using System.Text.RegularExpressions;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Commands;

[Category(Level.Integration)]
public sealed partial class FakeCommandTests
{
    private readonly Invocation _fake = new();

    [Fact]
    public async Task What_it_prints_leads_a_run_to_it()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var fake = _fake.RunUntilAsync(interrupt.Token, "fake");
        await Wait.Until("it has printed its addresses", () => _fake.Out.ToString().Contains("hybrid run", StringComparison.Ordinal));

        var variables = Variable().Matches(_fake.Out.ToString()).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        Assert.Equal(6, variables.Count);
        Assert.Contains("dotnet run --project src/PluginHybrid -- run", _fake.Out.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Fine, await Patience.UntilEnough(length => RunAsync(variables, length), code => code == ExitCode.Fine));

        await interrupt.CancelAsync();
        Assert.Equal(ExitCode.Interrupted, await Wait.For("the end", fake));
    }

    [Fact]
    public async Task It_stops_after_the_time_given()
    {
        Assert.Equal(ExitCode.Fine, await _fake.RunAsync("fake", "--for", "100ms"));
        Assert.Contains("ws://127.0.0.1:", _fake.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_with_2()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;

        Assert.Equal(ExitCode.Usage, await _fake.RunAsync("fake", "--port", $"{port}", "--for", "1s"));
        Assert.Contains("cannot listen", _fake.Error.ToString(), StringComparison.Ordinal);
    }

    private static Task<int> RunAsync(Dictionary<string, string> variables, string length)
    {
        var run = new Invocation();
        foreach (var (name, value) in variables)
        {
            run.Variables[name] = value;
        }

        return run.RunAsync("run", "--for", length);
    }

    [GeneratedRegex("(HYBRID_[A-Z_]+)=(\\S+)")]
    private static partial Regex Variable();
}
