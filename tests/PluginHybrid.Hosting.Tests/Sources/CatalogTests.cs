using PluginHybrid.Hosting.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

[Category(Level.Integration)]
public sealed class CatalogTests : IDisposable
{
    private readonly PluginFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_form_is_found_in_the_order_of_ids()
    {
        _folder.Write("zebra.csx", "");
        _folder.Write("monkey.cs", "");
        _folder.Write("ant/ant.dll", "");
        _folder.Write("ant/other.dll", "");
        _folder.Write("shared/sums.csx", "");
        _folder.Write(".hybrid.csx", "");
        _folder.Write("zebra.yaml", "");
        _folder.Write("zebra.csx~", "");

        var scan = Scan();

        Assert.Empty(scan.Problems);
        Assert.Equal([("ant", PluginKind.Dll), ("monkey", PluginKind.Source), ("zebra", PluginKind.Script)], scan.Candidates.Select(found => (found.Id, found.Kind)));
    }

    [Fact]
    public void Two_forms_of_one_id_are_named_and_neither_is_there()
    {
        var (script, source) = (_folder.Write("calm.csx", ""), _folder.Write("calm.cs", ""));
        _folder.Write("other.csx", "");

        var scan = Scan();

        Assert.Equal("other", Assert.Single(scan.Candidates).Id);
        Assert.Equal($"{source}: error HYB0112: calm is there in 2 forms: {source} and {script}; none is loaded. Keep one of them.", Assert.Single(scan.Problems).ToString());
    }

    [Fact]
    public void A_dll_named_outright_is_found_where_it_was_built()
    {
        var dll = TestPlugins.Dll("OldApi");

        var found = Assert.Single(new PluginCatalog([], [dll]).Scan().Candidates);

        Assert.Equal(("old-api", dll), (found.Id, found.Path));
    }

    [Fact]
    public void A_name_that_is_no_id_is_a_problem()
    {
        _folder.Write("9 lives!.csx", "");

        Assert.Contains("HYB0110", Assert.Single(Scan().Problems).ToString());
        Assert.Empty(Scan().Candidates);
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_nothing() => Assert.Empty(new PluginCatalog([Path.Combine(_folder.Home, "nowhere")]).Scan().Candidates);

    [Theory]
    [InlineData("calm.csx")]
    [InlineData("shared/sums.csx")]
    [InlineData("lib/some.dll")]
    [InlineData("calm.yaml")]
    public void Whatever_belongs_to_a_script_is_in_its_hash(string file)
    {
        _folder.Write("calm.csx", "#load \"shared/sums.csx\"\n#r \"lib/some.dll\"\n");
        _folder.Write("shared/sums.csx", "");
        _folder.Write("lib/some.dll", "one");
        _folder.Write("calm.yaml", "");
        var before = Hash("calm");
        File.AppendAllText(Path.Combine(_folder.Plugins, file), "\n");

        Assert.NotEqual(before, Hash("calm"));
    }

    [Theory]
    [InlineData("calm/calm.pdb", true)]
    [InlineData("calm/native/lib.so", true)]
    [InlineData("calm.yaml", true)]
    [InlineData("calm/calm.yaml", true)]
    [InlineData("calm/calm.dll.tmp", false)]
    [InlineData("other.csx", false)]
    public void A_dlls_folder_and_settings_are_in_its_hash(string file, bool belongs)
    {
        _folder.Write("calm/calm.dll", "one");
        var before = Hash("calm");
        _folder.Write(file, "two");

        Assert.Equal(belongs, before != Hash("calm"));
    }

    [Theory]
    [InlineData("TrailingStop.dll", "trailing-stop")]
    [InlineData("trailing_stop.csx", "trailing-stop")]
    [InlineData("PnLReport.cs", "pn-l-report")]
    [InlineData("HTTPNotifier.dll", "http-notifier")]
    [InlineData("a1.csx", "a1")]
    public void A_files_name_gives_the_id(string file, string id) => Assert.Equal(id, PluginId.FromFile(file));

    [Theory]
    [InlineData("trailing-stop", true)]
    [InlineData("a234567890123456789012345678901234567890", true)]
    [InlineData("a2345678901234567890123456789012345678901", false)]
    [InlineData("Trailing", false)]
    [InlineData("1st", false)]
    [InlineData("", false)]
    [InlineData("größe", false)]
    public void An_id_is_short_and_plain(string id, bool fine) => Assert.Equal(fine, PluginId.ProblemOf(id) is null);

    private CatalogScan Scan() => new PluginCatalog([_folder.Plugins]).Scan();

    private string Hash(string id) => Scan().Candidates.Single(found => found.Id == id).ContentHash;
}
