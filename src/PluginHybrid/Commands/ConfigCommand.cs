using System.CommandLine;
using PluginHybrid.Configuration;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid config</c>: looks after <c>hybrid.yaml</c>.</summary>
internal static class ConfigCommand
{
    private const string Examples =
        """
        Examples:
          hybrid config check      ./hybrid.yaml, or the built-in defaults
          hybrid config check --config other.yaml
          HYBRID__LOG__LEVEL=debug hybrid config check
          hybrid config schema > docs/hybrid.schema.json
        """;

    /// <summary>The command with its subcommands.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var config = SharedOptions.Config();
        var check = new Command("check", "Say whether the configuration is right, where from, and what is in force.") { config };
        check.SetAction(parsed => Check(around, parsed.GetValue(config)));
        var schema = new Command("schema", "Write the JSON Schema of hybrid.yaml to stdout, for editors.");
        schema.SetAction(_ => WriteSchema(around));
        var command = new Command("config", "Check hybrid.yaml, or write its schema.") { check, schema };
        lessons.Teach(command, Examples);
        lessons.Teach(check, Examples);
        lessons.Teach(schema, Examples);
        return command;
    }

    private static int WriteSchema(Surroundings around)
    {
        around.Out.Write(ConfigurationSchema.Text());
        return ExitCode.Fine;
    }

    private static int Check(Surroundings around, string? named)
    {
        var loaded = around.Settings().Load(named);
        if (SettingsVerdict.Of(loaded, around.Error) is var verdict and not ExitCode.Fine)
        {
            return verdict;
        }

        around.Out.WriteLine($"Configuration: {loaded.Source}");
        foreach (var setting in SettingTable.AllOf(loaded.Settings))
        {
            var value = setting.Read(loaded.Settings);
            var origin = loaded.Origins.TryGetValue(setting.Path, out var place) ? place.ToString() : "default";
            around.Out.WriteLine($"  {setting.Path,-36} {value?.ToJsonString() ?? "(none)",-36} {origin}");
        }

        around.Out.WriteLine($"Credentials: {Credentials(around, loaded.Settings)}");
        return ExitCode.Fine;
    }

    private static string Credentials(Surroundings around, HybridSettings settings)
    {
        if (settings.Exchange.Environment == VenueEnvironment.Simulated)
        {
            return "none needed, the simulated exchange brings its own";
        }

        var credentials = around.Credentials();
        return credentials.Problem ?? $"given by {credentials.Source} (not shown)";
    }
}
