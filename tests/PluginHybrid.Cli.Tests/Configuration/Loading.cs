using PluginHybrid.Configuration;

namespace PluginHybrid.Cli.Tests.Configuration;

/// <summary>Loads a configuration from texts, as if they stood in files and variables.</summary>
internal static class Loading
{
    public static LoadedSettings From(string yaml, params (string Name, string Value)[] variables) =>
        Loader(variables, ("/home-of-it/hybrid.yaml", yaml)).Load(null);

    public static SettingsLoader Loader((string Name, string Value)[] variables, params (string Path, string Text)[] files)
    {
        var texts = files.ToDictionary(file => Path.GetFullPath(file.Path), file => file.Text);
        var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        return new(path => texts.GetValueOrDefault(path), environment, Path.GetFullPath("/home-of-it"));
    }

    public static string Problems(this LoadedSettings loaded) => string.Join('\n', loaded.Problems);
}
