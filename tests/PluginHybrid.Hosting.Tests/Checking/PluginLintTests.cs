using PluginHybrid.Hosting.Checking;
using PluginHybrid.Hosting.Tests.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Checking;

[Category(Level.Unit)]
public sealed class PluginLintTests
{
    [Theory]
    [InlineData("Thread.Sleep(5)", "HYB0001")]
    [InlineData("Task.CompletedTask.Wait()", "HYB0001")]
    [InlineData("_ = Task.FromResult(1).Result", "HYB0001")]
    [InlineData("_ = DateTime.UtcNow", "HYB0002")]
    [InlineData("_ = DateTimeOffset.Now", "HYB0002")]
    [InlineData("_ = Guid.NewGuid()", "HYB0002")]
    [InlineData("_ = new Random()", "HYB0002")]
    [InlineData("_ = Random.Shared", "HYB0002")]
    [InlineData("_ = System.Diagnostics.Stopwatch.GetTimestamp()", "HYB0002")]
    [InlineData("_ = Environment.TickCount64", "HYB0002")]
    [InlineData("_ = new Thread(() => { })", "HYB0004")]
    [InlineData("_ = new Timer(_ => { })", "HYB0004")]
    [InlineData("_ = Task.Delay(5)", "HYB0004")]
    [InlineData("_ = Task.Run(() => 1)", "HYB0004")]
    [InlineData("Environment.Exit(1)", "HYB0005")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => { }", "HYB0006")]
    [InlineData("_ = System.Runtime.InteropServices.GCHandle.Alloc(1)", "HYB0006")]
    public void A_banned_call_is_found_at_its_line(string call, string code)
    {
        var found = Assert.Single(Inspect($$"""
            class A
            {
                void Fine() { }
                void Bad()
                {
                    {{call}};
                }
            }
            """));

        Assert.Equal((code, "plugin1.cs", 6, 9, false), (found.Code, found.File, found.Line, found.Column, found.IsError));
        Assert.NotEmpty(found.Fix);
    }

    [Theory]
    [InlineData("_ = new Random(5)")]
    [InlineData("_ = Task.Delay(TimeSpan.FromSeconds(1), clock)")]
    [InlineData("_ = new PeriodicTimer(TimeSpan.FromSeconds(1), clock)")]
    [InlineData("_ = clock.GetUtcNow()")]
    [InlineData("_ = DateTime.UnixEpoch")]
    public void Seeded_chance_and_the_plugins_clock_are_fine(string call) =>
        Assert.Empty(Inspect($"class A {{ void Good(TimeProvider clock) {{ {call}; }} }}"));

    [Fact]
    public void An_async_void_method_and_lambda_are_found()
    {
        var found = Inspect("""
            class A
            {
                async void Fire()
                {
                    await Task.Yield();
                }

                Action Make() => async () =>
                {
                    await Task.Yield();
                };

                async Task Fine() => await Task.Yield();
            }
            """);

        Assert.Equal(["HYB0003 4: A.Fire is async void", "HYB0003 9: A.Make is async void"], found.Select(problem => $"{problem.Code} {problem.Line}: {problem.Text.Split(':')[0]}"));
    }

    [Fact]
    public void A_method_group_and_an_async_method_hide_nothing()
    {
        var found = Inspect("""
            class A
            {
                Func<Guid> Make() => Guid.NewGuid;

                async Task Wait()
                {
                    await Task.Yield();
                    Thread.Sleep(1);
                }
            }
            """);

        Assert.Equal([("HYB0002", 3), ("HYB0001", 8)], found.Select(problem => (problem.Code, problem.Line)));
    }

    [Fact]
    public void Strict_makes_errors() => Assert.True(Assert.Single(Inspect("class A { void Bad() => Thread.Sleep(1); }", strict: true)).IsError);

    [Fact]
    public void Without_symbols_the_method_is_named()
    {
        var (image, _) = TestPlugins.Compile("class A { void Bad() => Thread.Sleep(1); }");

        Assert.Equal(
            "calm.dll: warning HYB0001: System.Threading.Thread.Sleep blocks the lane (in A.Bad). Use After.",
            Assert.Single(PluginLint.Inspect("calm.dll", image, null, strict: false)).ToString());
    }

    [Fact]
    public void Every_code_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "plugin-diagnostics.md"));
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "PluginHybrid.Hosting"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var codes = sources.SelectMany(text => System.Text.RegularExpressions.Regex.Matches(text, "HYB[0-9]{4}").Select(match => match.Value)).Distinct().Order().ToArray();

        Assert.True(codes.Length > 20, $"only {codes.Length} codes were found");
        var missing = codes.Where(code => !page.Contains($"| `{code}` |", StringComparison.Ordinal)).ToArray();
        Assert.Empty(missing);
    }

    private static IReadOnlyList<PluginHybrid.Hosting.Sources.SourceProblem> Inspect(string text, bool strict = false)
    {
        var (image, symbols) = TestPlugins.Compile(text);
        return PluginLint.Inspect("plugin.dll", image, symbols, strict);
    }
}
