using System.Reflection;
using System.Runtime.Loader;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

[Category(Level.Integration)]
public sealed class CompileCacheTests : IDisposable
{
    private const string Compiler = "Microsoft.CodeAnalysis.CSharp";

    private readonly PluginFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_script_that_was_compiled_before_loads_without_the_compiler()
    {
        var path = _folder.Write("calm.csx", "Log.Information(\"calm\");");

        Assert.Contains(Compiler, await LoadInFreshHost(path));
        Assert.DoesNotContain(Compiler, await LoadInFreshHost(path));
    }

    [Fact]
    public async Task A_changed_text_is_compiled_again()
    {
        var path = _folder.Write("calm.csx", "throw new InvalidOperationException(\"one\");");
        Assert.Equal("one", await Said(path));
        _folder.Write("calm.csx", "throw new InvalidOperationException(\"two\");");
        Assert.Equal("two", await Said(path));
        Assert.Equal(2, Entries().Length);
    }

    [Fact]
    public async Task A_changed_loaded_file_is_compiled_again()
    {
        _folder.Write("shared/word.csx", "var word = \"one\";");
        var path = _folder.Write("calm.csx", "#load \"shared/word.csx\"\nthrow new InvalidOperationException(word);");
        Assert.Equal("one", await Said(path));
        _folder.Write("shared/word.csx", "var word = \"two\";");
        Assert.Equal("two", await Said(path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(2000)]
    public async Task A_damaged_entry_is_compiled_again(int length)
    {
        var path = _folder.Write("calm.csx", "throw new InvalidOperationException(\"one\");");
        Assert.Equal("one", await Said(path));
        var entry = Assert.Single(Entries());
        var whole = File.ReadAllBytes(entry);
        File.WriteAllBytes(entry, whole[..length]);

        Assert.Equal("one", await Said(path));
        Assert.Equal(whole.Length, File.ReadAllBytes(entry).Length);
    }

    [Fact]
    public async Task An_entry_with_one_flipped_bit_is_compiled_again()
    {
        var path = _folder.Write("calm.csx", "throw new InvalidOperationException(\"one\");");
        Assert.Equal("one", await Said(path));
        var entry = Assert.Single(Entries());
        var whole = File.ReadAllBytes(entry);
        whole[^900] ^= 1;
        File.WriteAllBytes(entry, whole);

        Assert.Equal("one", await Said(path));
        Assert.NotEqual(whole, File.ReadAllBytes(entry));
    }

    [Fact]
    public async Task Warnings_of_the_compiler_are_told_from_the_cache_too()
    {
        var path = _folder.Write("calm.csx", "int Never() { return 1; int x = 2; }");
        var first = (await _folder.Loaded(path)).Warnings;

        Assert.Contains(first, warning => warning.Code == "CS0162");
        Assert.Equal(first, (await _folder.Loaded(path)).Warnings);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_does_not_keep_a_script_from_running()
    {
        File.WriteAllText(_folder.Cache, "a file where a folder should be");
        var plugin = await _folder.Loaded(_folder.Write("calm.csx", "Log.Information(\"calm\");"));

        Assert.Equal("HYB0116", Assert.Single(plugin.Warnings).Code);
    }

    private string[] Entries() => Directory.GetFiles(Path.Combine(_folder.Cache, "scripts"));

    private async Task<string> Said(string path)
    {
        var plugin = await _folder.Loaded(path);
        return (await Assert.ThrowsAsync<InvalidOperationException>(() => plugin.CreateInstance().OnStart().AsTask())).Message;
    }

    // A second copy of the host in a load context of its own: what it loads is its own, whatever this process has loaded before.
    private async Task<string[]> LoadInFreshHost(string path)
    {
        var host = new FreshHost();
        var types = host.LoadFromAssemblyPath(typeof(PluginLoader).Assembly.Location);
        var options = Activator.CreateInstance(types.GetType(typeof(PluginLoaderOptions).FullName!, true)!)!;
        options.GetType().GetProperty("CacheFolder")!.SetValue(options, _folder.Cache);
        var loader = Activator.CreateInstance(types.GetType(typeof(PluginLoader).FullName!, true)!, options)!;
        var candidate = types.GetType(typeof(PluginCatalog).FullName!, true)!.GetMethod("At")!.Invoke(null, [path]);
        var loading = (Task)loader.GetType().GetMethod("LoadAsync")!.Invoke(loader, [candidate, TestContext.Current.CancellationToken])!;
        await Wait.For("the load in a fresh host", loading, TimeSpan.FromSeconds(60));
        var result = loading.GetType().GetProperty("Result")!.GetValue(loading)!;
        Assert.NotNull(result.GetType().GetProperty("Plugin")!.GetValue(result));
        return [.. host.Assemblies.Select(assembly => assembly.GetName().Name!)];
    }

    private sealed class FreshHost() : AssemblyLoadContext("fresh host", isCollectible: false)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var own = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
            return assemblyName.Name != typeof(HybridPlugin).Assembly.GetName().Name && File.Exists(own) ? LoadFromAssemblyPath(own) : null;
        }
    }
}
