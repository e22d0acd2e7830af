using System.IO.Compression;
using PluginHybrid.Sdk;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

[Category(Level.Integration)]
public sealed class ScriptDirectivesTests : IDisposable
{
    private const string Library = "namespace Tiny; public static class Words { public static string Hello => \"hello from tiny\"; }";

    private readonly PluginFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_script_may_load_another_and_the_editor_stubs_are_empty()
    {
        _folder.Write("shared/sums.csx", "int Twice(int x) => 2 * x;");
        var script = _folder.Write("calm.csx", "#load \".hybrid.csx\"\n#load \"shared/sums.csx\"\nthrow new InvalidOperationException($\"{Twice(21)}\");");

        Assert.Equal("42", (await Thrown(script)).Message);
    }

    [Fact]
    public async Task An_error_in_a_loaded_file_names_that_file()
    {
        _folder.Write("shared/sums.csx", "int Twice(int x) => 2 * y;");

        Assert.StartsWith("shared/sums.csx(1,25): error CS0103:", await _folder.Refused(_folder.Write("calm.csx", "#load \"shared/sums.csx\"\nTwice(1);")));
    }

    [Theory]
    [InlineData("#load \"missing.csx\"", "calm.csx(1,7): error CS1504:")]
    [InlineData("#r \"missing.dll\"", "calm.csx(1,1): error CS0006:")]
    [InlineData("#r \"nuget: Tiny\"", "calm.csx(1,1): error HYB0114: package Tiny has no version.")]
    public async Task What_a_directive_names_and_is_not_there_is_said_with_its_line(string text, string problem) =>
        Assert.StartsWith(problem, await _folder.Refused(_folder.Write("calm.csx", text)));

    [Fact]
    public async Task A_dll_beside_the_script_is_used_privately()
    {
        var (image, _) = TestPlugins.Compile(Library, stamped: false);
        _folder.Write("lib/plugin.dll", image);

        Assert.Equal("hello from tiny", (await Thrown(_folder.Write("calm.csx", "#r \"lib/plugin.dll\"\nthrow new InvalidOperationException(Tiny.Words.Hello);"))).Message);
    }

    [Fact]
    public async Task A_package_comes_from_the_feed_that_the_config_beside_the_script_names()
    {
        Feed("1.2.3");

        Assert.Equal("hello from tiny", (await Thrown(_folder.Write("calm.csx", "#r \"nuget: Tiny, 1.2.3\"\nthrow new InvalidOperationException(Tiny.Words.Hello);"))).Message);
    }

    [Fact]
    public async Task A_single_file_class_may_ask_for_a_package()
    {
        Feed("1.2.3");
        var plugin = await _folder.Loaded(_folder.Write("calm.cs", """
            #:package Tiny@1.2.3
            public sealed class Calm : HybridPlugin { public override ValueTask OnStart() => throw new InvalidOperationException(Tiny.Words.Hello); }
            """));

        Assert.Equal("hello from tiny", (await Assert.ThrowsAsync<InvalidOperationException>(() => plugin.CreateInstance().OnStart().AsTask())).Message);
    }

    [Fact]
    public async Task A_package_that_is_nowhere_is_said_with_the_words_of_nuget()
    {
        Feed("1.2.3");
        var refused = await _folder.Refused(_folder.Write("calm.csx", "var x = 1;\n#r \"nuget: Tiny, 7.0.0\""));

        Assert.StartsWith("calm.csx(2,1): error HYB0114: Tiny 7.0.0 could not be restored: error NU1102", refused);
    }

    [Fact]
    public async Task A_stack_trace_names_the_line_of_the_script()
    {
        var thrown = await Thrown(_folder.Write("calm.csx", "var x = 1;\n\nif (x == 1)\n{\n    throw new InvalidOperationException(\"here\");\n}"));

        Assert.Contains("calm.csx:line 5", thrown.StackTrace);
    }

    private async Task<InvalidOperationException> Thrown(string script)
    {
        var plugin = await _folder.Loaded(script);
        return await Assert.ThrowsAsync<InvalidOperationException>(() => Assert.IsType<HybridScript>(plugin.CreateInstance()).OnStart().AsTask());
    }

    private void Feed(string version)
    {
        var feed = Directory.CreateDirectory(Path.Combine(_folder.Home, "feed")).FullName;
        using (var package = ZipFile.Open(Path.Combine(feed, $"Tiny.{version}.nupkg"), ZipArchiveMode.Create))
        {
            Entry(package, "Tiny.nuspec", System.Text.Encoding.UTF8.GetBytes($"""
                <package><metadata><id>Tiny</id><version>{version}</version><authors>test</authors><description>words</description>
                <dependencies><group targetFramework="net10.0" /></dependencies></metadata></package>
                """));
            Entry(package, "lib/net10.0/plugin.dll", TestPlugins.Compile(Library, stamped: false).Image);
        }

        _folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{_folder.Home}/packages" /></config>
              <packageSources><clear /><add key="local" value="../feed" /></packageSources>
            </configuration>
            """);
    }

    private static void Entry(ZipArchive package, string name, byte[] bytes)
    {
        using var stream = package.CreateEntry(name).Open();
        stream.Write(bytes);
    }
}
