using System.IO.Compression;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

[Category(Level.System), Slow]
public sealed class PackageTests(PackedSdk packed) : IClassFixture<PackedSdk>, IDisposable
{
    private readonly PluginFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_package_holds_a_reference_and_no_library()
    {
        using var package = ZipFile.OpenRead(Directory.GetFiles(packed.Feed, "PluginHybrid.Sdk.*").Single());
        var names = package.Entries.Select(entry => entry.FullName).ToArray();

        Assert.Contains("ref/net10.0/PluginHybrid.Sdk.dll", names);
        Assert.Contains("ref/net10.0/PluginHybrid.Sdk.xml", names);
        Assert.Contains("build/PluginHybrid.Sdk.targets", names);
        Assert.DoesNotContain(names, name => name.StartsWith("lib/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_from_the_template_builds_carries_no_sdk_and_loads()
    {
        var project = await packed.New("dll");
        var output = Path.Combine(_folder.Plugins, "price-alert");
        await Dotnet.Run(project, "build", "-v", "q", "-o", output);

        Assert.DoesNotContain("PluginHybrid.Sdk.dll", Directory.GetFiles(output).Select(Path.GetFileName));
        var plugin = await _folder.Loaded(Path.Combine(output, "price-alert.dll"), strict: true);
        Assert.Equal("price-alert", plugin.Id);
        Assert.Empty(plugin.Warnings);
        Assert.Contains("Profit that alerts, in percent of the entry price, without leverage.", plugin.SettingsSchema);
    }

    [Theory]
    [InlineData("cs")]
    [InlineData("csx")]
    public async Task A_file_from_the_template_loads_as_it_is(string kind)
    {
        var plugin = await _folder.Loaded(Path.Combine(await packed.New(kind), $"price-alert.{kind}"), strict: true);

        Assert.Equal("price-alert", plugin.Id);
        Assert.Empty(plugin.Warnings);
    }

    [Fact]
    public async Task A_single_file_from_the_template_also_builds_by_itself()
    {
        var file = await packed.New("cs");
        var output = Path.Combine(_folder.Plugins, "price-alert");
        await Dotnet.Run(file, "build", "price-alert.cs", "-v", "q", "-o", output);

        Assert.Equal("price-alert", (await _folder.Loaded(Path.Combine(output, "price-alert.dll"))).Id);
    }
}
