namespace PluginHybrid.Configuration;

/// <summary>Finds and reads the configuration: the file, then the variables over it, then the rules between keys.</summary>
/// <param name="readFile">Text of a file, or <c>null</c> when there is none.</param>
/// <param name="environment">The environment variables.</param>
/// <param name="workingFolder">Where the command was started.</param>
internal sealed class SettingsLoader(
    Func<string, string?> readFile, IReadOnlyDictionary<string, string> environment, string workingFolder)
{
    /// <summary>The file that is read when none is named and it exists.</summary>
    public const string StandardName = "hybrid.yaml";

    /// <summary>Reads everything and reports all that is wrong, not only the first thing.</summary>
    /// <param name="named">The file of <c>--config</c>; <c>null</c>: <c>./hybrid.yaml</c>, or the built-in defaults when there is none.</param>
    public LoadedSettings Load(string? named)
    {
        var problems = new List<SettingProblem>();
        var values = new Dictionary<string, FoundValue>();
        var source = ReadFile(named, values, problems);
        foreach (var (path, value) in SettingsOverrides.Read(environment, workingFolder, problems))
        {
            values[path] = value;
        }

        var settings = new HybridSettings();
        var ofPlugins = values.Keys.Order(StringComparer.Ordinal).Select(PluginSettingTable.Find).OfType<ISetting>();
        foreach (var setting in SettingTable.All.Where(setting => values.ContainsKey(setting.Path)).Concat(ofPlugins))
        {
            settings = setting.Put(values[setting.Path], settings, problems);
        }

        var origins = values.ToDictionary(pair => pair.Key, pair => pair.Value.Place);
        problems.AddRange(SettingsRules.Check(settings, origins, readFile));
        return new(settings, source, FolderOf(named), origins, [.. InReadingOrder(problems)]);
    }

    private string FolderOf(string? named) => Path.GetDirectoryName(Path.GetFullPath(Path.Combine(workingFolder, named ?? StandardName)))!;

    private string ReadFile(string? named, Dictionary<string, FoundValue> values, List<SettingProblem> problems)
    {
        var name = named ?? StandardName;
        var path = Path.GetFullPath(Path.Combine(workingFolder, name));
        if (readFile(path) is { } text)
        {
            foreach (var (key, value) in new SettingsText(name, Path.GetDirectoryName(path)!, problems).Read(text))
            {
                values[key] = value;
            }

            return named is null ? $"{name} (found in {workingFolder})" : name;
        }

        if (named is not null)
        {
            problems.Add(new(new("--config"), $"there is no readable file {path}.", "Name an existing file, or leave --config out to run on the defaults."));
        }

        return $"built-in defaults (no {StandardName} in {workingFolder})";
    }

    private static IEnumerable<SettingProblem> InReadingOrder(IEnumerable<SettingProblem> problems) => problems
        .OrderBy(problem => problem.Place.Line == 0)
        .ThenBy(problem => problem.Place.Line)
        .ThenBy(problem => problem.Place.Column);
}
