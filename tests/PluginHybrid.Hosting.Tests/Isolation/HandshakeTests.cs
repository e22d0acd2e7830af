using PluginHybrid.Hosting.Isolation;
using PluginHybrid.IsolationChild;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Isolation;

[Category(Level.Integration)]
public class HandshakeTests
{
    [Fact]
    public async Task A_loaded_plugin_tells_who_it_is_and_what_it_asks_for()
    {
        var loader = new ProcessPluginLoader(PluginBench.Usual());
        var result = await Wait.For("loading", loader.LoadAsync(PluginBench.Candidate(nameof(Decider)), TestContext.Current.CancellationToken));
        using var plugin = result.Plugin;

        Assert.NotNull(plugin);
        Assert.Equal(("bench", "Test plugin Decider", "1.2.3"), (plugin.Id, plugin.Title, plugin.Version));
        Assert.Equal(Capabilities.MoveStops | Capabilities.Reduce, plugin.Asked);
        Assert.False(plugin.IsGone(collect: false));

        plugin.Dispose();
        await Wait.Until("the process that waited for an instance is gone", () => plugin.IsGone(collect: true));
    }

    [Fact]
    public async Task What_is_wrong_with_a_plugin_comes_back_with_file_line_and_fix()
    {
        var result = await Wait.For("loading", new ProcessPluginLoader(PluginBench.Usual()).LoadAsync(PluginBench.Candidate("Nobody"), TestContext.Current.CancellationToken));

        Assert.Null(result.Plugin);
        Assert.Equal("Nobody(3,14): error CS0246: There is no such class. Write one.", Assert.Single(result.Problems).ToString());
    }

    [Theory]
    [InlineData("wrong-version", "speaks version 7 of the protocol, this host speaks 1")]
    [InlineData("wrong-api", "has plugin API 9, this host has 1")]
    [InlineData("garbage", "\"Hello, I am a script that prints.\" is no line of the protocol")]
    [InlineData("half", "is no line of the protocol")]
    [InlineData("dies", "ended (exit code 3). It last said: no disk left")]
    [InlineData("mute", "did not say within 0.5 s")]
    public async Task A_program_that_is_no_plugin_process_is_refused_in_clear_words(string program, string words)
    {
        var options = PluginBench.Usual(program) with { LoadLimit = TimeSpan.FromSeconds(program == "mute" ? 0.5 : 20) };
        var result = await Wait.For("loading", new ProcessPluginLoader(options).LoadAsync(PluginBench.Candidate("x"), TestContext.Current.CancellationToken));

        Assert.Null(result.Plugin);
        Assert.Contains(words, Assert.Single(result.Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_named()
    {
        var options = PluginBench.Usual() with { Program = "no-such-program" };
        var result = await new ProcessPluginLoader(options).LoadAsync(PluginBench.Candidate("x"), TestContext.Current.CancellationToken);

        Assert.Contains("no-such-program", Assert.Single(result.Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_host_the_process_says_so_and_ends()
    {
        using var complaints = new StringWriter();
        using var output = new MemoryStream();
        var options = new PluginHostProcessOptions
        {
            Loader = request => new ClassLoader(request),
            HostIsGone = () => { },
            Complaints = complaints,
        };

        var code = new PluginHostProcess(new MemoryStream("hello?\n"u8.ToArray()), output, options).Run();

        Assert.Equal(PluginHostProcess.NoHost, code);
        Assert.Contains("started by a host", complaints.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, output.Length);
    }
}
