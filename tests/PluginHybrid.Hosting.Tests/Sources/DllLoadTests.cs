using Bogus;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

[Category(Level.Integration)]
public sealed class DllLoadTests : IDisposable
{
    private const string Calm = """
        [Plugin("calm")]
        public sealed class Calm : HybridPlugin { public override ValueTask OnStart() { Log.Information("calm"); return default; } }
        """;

    private readonly PluginFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dll_with_a_private_copy_of_the_sdk_loads_on_the_hosts_and_is_told()
    {
        var plugin = await _folder.Loaded(TestPlugins.Dll("ShipsTheSdk"));

        Assert.Equal("ships-the-sdk", plugin.Id);
        Assert.Equal("ShipsTheSdk", plugin.CreateInstance().GetType().Name);
        Assert.StartsWith("HYB0104: the folder holds a private copy of the SDK", string.Join('\n', plugin.Warnings.Select(warning => $"{warning.Code}: {warning.Text}")));
    }

    [Fact]
    public async Task Another_major_is_refused() => Assert.EndsWith(
        "OldApi.dll: error HYB0106: built for plugin API 0.9, this host speaks 1.0. Build the plugin against the present SDK.",
        await _folder.Refused(TestPlugins.Dll("OldApi")));

    [Theory]
    [InlineData("[assembly: HybridApi(1, 99)]", "calm/calm.dll: error HYB0107: needs plugin API 1.99, this host speaks 1.0. Update the host.")]
    [InlineData("[assembly: HybridApi(2, 0)]", "calm/calm.dll: error HYB0106: built for plugin API 2.0, this host speaks 1.0. Update the host.")]
    [InlineData("", "calm/calm.dll: error HYB0105: the assembly does not say which plugin API it was built for. Reference the PluginHybrid.Sdk package (it stamps the version), or import its targets as plugins/Directory.Build.targets does.")]
    public async Task The_stamp_decides_before_anything_is_loaded(string stamp, string problem) =>
        Assert.Equal(problem, await _folder.Refused(Write(stamp + Calm, stamped: false)));

    [Theory]
    [InlineData("public class Nothing;", "HYB0102: holds no class that derives from HybridPlugin.")]
    [InlineData("public class B : HybridPlugin; public class A : HybridPlugin;", "HYB0103: holds 2 plugin classes: A, B.")]
    [InlineData("public class A(int x) : HybridPlugin { public int X => x; }", "HYB0109: A has no public constructor without parameters.")]
    [InlineData("public class A : HybridPlugin { public A() { Log.Debug(\"early\"); } }", "HYB0109: the constructor of A throws InvalidOperationException: The host gives its ports before OnStart")]
    [InlineData("[Plugin(\"Not_An_Id\")] public class A : HybridPlugin;", "HYB0110: the id \"Not_An_Id\" must begin with a lower case letter.")]
    public async Task What_is_wrong_with_the_class_is_said(string text, string problem) =>
        Assert.StartsWith("calm/calm.dll: error " + problem, await _folder.Refused(Write(text)));

    [Fact]
    public async Task The_attributes_id_wins_over_the_file_and_is_told()
    {
        var plugin = await _folder.Loaded(Write("""[Plugin("storm")] public class Storm : HybridPlugin;"""));

        Assert.Equal("storm", plugin.Id);
        Assert.Equal("calls itself storm, its file says calm; storm counts.", Assert.Single(plugin.Warnings).Text);
    }

    [Fact]
    public async Task A_member_that_the_host_lacks_is_named_before_the_first_event()
    {
        var newer = TestPlugins.ChangedSdk(text => text.Replace(
            "public virtual ValueTask OnStart() => default;",
            "public virtual ValueTask OnStart() => default;\n    public virtual ValueTask OnFunding(int x) => default;\n    protected void BrandNew() { }",
            StringComparison.Ordinal));
        var (image, symbols) = TestPlugins.Compile("""
            public class TrailingStop : HybridPlugin
            {
                public override ValueTask OnFunding(int x) => default;
                public override async ValueTask OnUpdate(PositionUpdate update) { await Task.Yield(); BrandNew(); }
            }
            """, newer);

        var refused = await _folder.Refused(Write(image, symbols));

        Assert.Contains("error HYB0108: TrailingStop.OnFunding: overrides a method that this host does not have.", refused);
        Assert.Contains("error HYB0108: TrailingStop.OnUpdate: Method not found: 'Void PluginHybrid.Sdk.HybridPlugin.BrandNew()'.", refused);
    }

    [Fact]
    public async Task A_half_written_or_broken_dll_is_a_problem_at_every_length()
    {
        var (image, symbols) = TestPlugins.Compile(Calm);
        var random = new Faker { Random = new Randomizer(7) };
        foreach (var length in Enumerable.Range(0, 40).Select(_ => random.Random.Int(0, image.Length - 1)))
        {
            Assert.Contains("error HYB0101: this is no complete .NET assembly", await _folder.Refused(Write(image[..length], symbols)));
        }

        Assert.Contains("error HYB0101", await _folder.Refused(Write(random.Random.Bytes(5000), symbols)));
    }

    [Fact]
    public async Task Bytes_flipped_anywhere_never_throw()
    {
        var (image, symbols) = TestPlugins.Compile(Calm);
        var random = new Randomizer(11);
        for (var round = 0; round < 60; round++)
        {
            var broken = (byte[])image.Clone();
            for (var flips = 0; flips < 4; flips++) broken[random.Int(128, broken.Length - 1)] ^= (byte)random.Int(1, 255);
            var result = await _folder.Load(Write(broken, symbols));
            Assert.True(result.Plugin is not null || result.Problems.Any(problem => problem.IsError), $"round {round}: neither a plugin nor a problem");
            result.Plugin?.Dispose();
        }
    }

    [Fact]
    public async Task The_file_may_be_cut_short_while_it_runs()
    {
        var path = Write(Calm);
        var plugin = await _folder.Loaded(path);
        File.WriteAllBytes(path, []);

        Assert.Equal("Calm", plugin.CreateInstance().GetType().Name);
    }

    private string Write(string text, bool stamped = true)
    {
        var (image, symbols) = TestPlugins.Compile(text, stamped: stamped);
        return Write(image, symbols);
    }

    private string Write(byte[] image, byte[] symbols)
    {
        _folder.Write("calm/calm.pdb", symbols);
        return _folder.Write("calm/calm.dll", image);
    }
}
