using System.Reflection;
using System.Runtime.CompilerServices;
using PluginHybrid.Hosting.Checking;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources.Memory;
using PluginHybrid.Sdk;

namespace PluginHybrid.Hosting.Sources;

/// <summary>Looks at a plugin that is in memory: class, missing members, id, settings, constructor. Lets go of it when something is wrong.</summary>
/// <param name="candidate">Where it came from.</param>
/// <param name="options">The operator's settings.</param>
/// <param name="problems">Known so far; grows.</param>
internal sealed class PluginInspection(PluginCandidate candidate, PluginLoaderOptions options, List<SourceProblem> problems)
{
    /// <summary>The plugin, or the reasons why not.</summary>
    /// <param name="memory">Its load context; let go when it is refused.</param>
    public LoadResult Inspect(PluginMemory memory)
    {
        LoadedPlugin? plugin = null;
        try
        {
            plugin = candidate.Kind == PluginKind.Script ? Script(memory) : Class(memory);
        }
        finally
        {
            if (plugin is null) memory.LetGo();
        }

        return new LoadResult(plugin, problems);
    }

    private bool Fails => problems.Exists(problem => problem.IsError);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private LoadedFromMemory? Script(PluginMemory memory)
    {
        problems.AddRange(MachineCode.Prepare(memory.Main, candidate.Path));
        var identity = PluginIdentity.OfScript(candidate);
        problems.AddRange(identity.Problems(candidate));
        var settings = Settings(identity);
        problems.AddRange(settings.Problems);
        return Fails ? null : new LoadedFromMemory(candidate, identity, memory, ScriptFactory(memory.Main), settings, null, problems);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private LoadedFromMemory? Class(PluginMemory memory)
    {
        var (type, problem) = PluginClass.Find(memory.Main, candidate.Path);
        if (problem is not null) problems.Add(problem);
        if (type is null) return null;
        problems.AddRange(MachineCode.Prepare(memory.Main, candidate.Path));
        var identity = PluginIdentity.OfClass(candidate, type);
        problems.AddRange(identity.Problems(candidate));
        var settings = Settings(identity);
        var record = SettingsRecord(type);
        problems.AddRange(record is null ? settings.Problems : settings.TryBind(record).Problems);
        if (!Fails) Try(type);
        var schema = record is null || Fails ? null : SettingsSchema.For(record);
        return Fails ? null : new LoadedFromMemory(candidate, identity, memory, () => Create(type), settings, schema, problems);
    }

    private PluginSettings Settings(PluginIdentity identity)
    {
        var (source, warning) = SettingsFile.Read(candidate, options.OperatorSettings(identity.Id));
        if (warning is not null) problems.Add(warning);
        return new PluginSettings(source);
    }

    private void Try(Type type)
    {
        try
        {
            Create(type);
        }
        catch (Exception thrown)
        {
            problems.Add(new SourceProblem(
                candidate.Path, 0, 0, "HYB0109", $"the constructor of {type.Name} throws {thrown.GetType().Name}: {thrown.Message}", "Ports come with OnStart; move the work there."));
        }
    }

    private static HybridPlugin Create(Type type) =>
        (HybridPlugin)Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private static Type? SettingsRecord(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(HybridPlugin<>)) return parent.GetGenericArguments()[0];
        }

        return null;
    }

    // What the compiler makes of a script: a factory that takes the globals and a place for the script itself.
    private static Func<HybridPlugin> ScriptFactory(Assembly assembly)
    {
        var factory = assembly.GetType("Script", throwOnError: true)!.GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object>>>();
        return () => new HybridScript(globals => factory([globals, null]));
    }
}
