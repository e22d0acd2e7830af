namespace PluginHybrid.Configuration;

/// <summary>Values from environment variables: <c>HYBRID__EXCHANGE__HEARTBEAT=10s</c> is <c>exchange.heartbeat: 10s</c>.</summary>
internal static class SettingsOverrides
{
    private const string Prefix = "HYBRID__";
    private const string Separator = "__";

    /// <summary>The variable that overrides <paramref name="path"/>.</summary>
    /// <param name="path">A key, for example <c>exchange.heartbeat</c>.</param>
    public static string VariableFor(string path) => Prefix + path.Replace(".", Separator, StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>The values of known keys by path. A variable that names no key is among the problems.</summary>
    /// <param name="environment">All variables.</param>
    /// <param name="folder">What relative paths are relative to.</param>
    /// <param name="problems">Where problems go.</param>
    public static IReadOnlyDictionary<string, FoundValue> Read(
        IReadOnlyDictionary<string, string> environment, string folder, ICollection<SettingProblem> problems)
    {
        var found = new Dictionary<string, FoundValue>();
        foreach (var (variable, value) in environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                var place = new SettingPlace(variable);
                var path = PathOf(variable);
                if (SettingTable.Find(path) is not null)
                {
                    found[path] = FoundValue.Single(place, value, folder);
                }
                else
                {
                    problems.Add(Unknown(place, path));
                }
            }
        }

        return found;
    }

    // Shells take no dash in a name: HYBRID__PLUGINS__TRAILING_STOP__MODE is plugins.trailing-stop.mode.
    private static string PathOf(string variable)
    {
        var parts = variable[Prefix.Length..].ToLowerInvariant().Split(Separator);
        if (parts is [PluginSettingTable.Section, var id, _])
        {
            parts[1] = id.Replace('_', '-');
        }

        return string.Join('.', parts);
    }

    private static SettingProblem Unknown(SettingPlace place, string path)
    {
        if (SecretKeys.Contains(path[(path.LastIndexOf('.') + 1)..]))
        {
            return UnknownKey.In(place, "", "secret");
        }

        var paths = SettingTable.All.Select(setting => setting.Path);
        var guess = Nearest.Of(path, paths) is { } near ? $"Did you mean {VariableFor(near)}? " : "";
        return new(
            place,
            "no key of the configuration has this name.",
            $"{guess}Names are {VariableFor("section.key")}, with two underscores between the parts; hybrid config schema lists the keys.");
    }
}
