namespace PluginHybrid.Configuration;

/// <summary>Says of a key that does not exist what was probably meant and what is allowed in its place.</summary>
internal static class UnknownKey
{
    /// <summary>The problem with <paramref name="name"/> in <paramref name="section"/>.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="section">Path of the group it stands in; empty at the top.</param>
    /// <param name="name">The key.</param>
    public static SettingProblem In(SettingPlace place, string section, string name)
    {
        if (SecretKeys.Contains(name))
        {
            return new(place, "this looks like a credential, and credentials have no place in the configuration. Its value is not shown.", SecretKeys.Fix);
        }

        if (section == PluginSettingTable.Section)
        {
            return new(
                place,
                $"{ShownText.Of(name)} is neither a key of plugins nor, with keys of its own below it, a plugin's id.",
                $"{Guess(section, name, Names(section))}Allowed in plugins: {string.Join(", ", Names(section))}, and ids in lower case with dashes, for example trailing-stop: {{ mode: shadow }}.");
        }

        var where = section.Length == 0 ? "the top level" : section;
        var allowed = Names(section);
        return new(place, $"{where} has no key {ShownText.Of(name)}.", $"{Guess(section, name, allowed)}Allowed in {where}: {string.Join(", ", allowed)}.");
    }

    /// <summary>Keys and groups directly in <paramref name="section"/>, in the table's order.</summary>
    /// <param name="section">Path of the group; empty at the top.</param>
    public static string[] Names(string section)
    {
        if (PluginSettingTable.IdOf(section) is { } id)
        {
            return [.. PluginSettingTable.For(id).Select(setting => setting.Path[(section.Length + 1)..])];
        }

        var prefix = section.Length == 0 ? "" : section + ".";
        return [.. SettingTable.All.Select(setting => setting.Path)
            .Concat(SettingTable.Sections.Select(group => group.Path))
            .Where(path => path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(path => path[prefix.Length..])
            .Where(name => !name.Contains('.', StringComparison.Ordinal))];
    }

    private static string Guess(string section, string name, string[] allowed)
    {
        if (Nearest.Of(name, allowed) is { } near)
        {
            return $"Did you mean {near}? ";
        }

        var elsewhere = SettingTable.All.Select(setting => setting.Path)
            .Where(path => path != $"{section}.{name}")
            .FirstOrDefault(path => path.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase));
        return elsewhere is null ? "" : $"Did you mean {elsewhere}? ";
    }
}
