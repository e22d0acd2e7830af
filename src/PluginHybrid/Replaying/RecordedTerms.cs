using System.Text;
using System.Text.Json;
using PluginHybrid.Configuration;
using PluginHybrid.Core.Session;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Plugins;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Sdk.Values;
using PluginSettings = PluginHybrid.Configuration.PluginSettings;

namespace PluginHybrid.Replaying;

/// <summary>What the header of a recording says the host was like: its plugins, their grants and state, seed, limits and order ids.</summary>
/// <param name="session">The recording.</param>
internal sealed class RecordedTerms(RecordedSession session)
{
    private readonly SessionOptions? _options = OptionsOf(session.Header.Session);

    /// <summary>Begins the order ids; <c>null</c> when the recording does not say.</summary>
    public string? RunPrefix => _options?.RunPrefix is { Length: > 0 and <= 10 } prefix && prefix.All(char.IsAsciiLetterOrDigit) ? prefix : null;

    /// <summary>What was allowed of commands; <c>null</c> when the recording does not say.</summary>
    public Core.Orders.OrderOptions? Orders => _options?.Orders;

    /// <summary>The configuration with what the header says: exactly its plugins, in its modes, with their state in a folder of their own.</summary>
    /// <param name="loaded">What is configured; everything the header does not speak of.</param>
    /// <param name="stateFolder">Full path; empty at the start.</param>
    /// <param name="factor">How many times faster the host's clock will go: what guards turns of plugins must not go faster.</param>
    public LoadedSettings Over(LoadedSettings loaded, string stateFolder, int factor)
    {
        var settings = loaded.Settings;
        var found = new PluginCatalog(PluginFolders.Of(loaded), PluginFolders.Builds(loaded)).Scan().Candidates.Select(candidate => candidate.Id);
        var plugins = found.Concat(settings.Plugins.ById.Keys).Aggregate(
            settings.Plugins with { Watch = false, TurnBudget = settings.Plugins.TurnBudget * factor, HangAfter = settings.Plugins.HangAfter * factor }, (all, id) => all.With(id, all.Of(id) with { Enabled = false }));
        return loaded with
        {
            Settings = settings with
            {
                Exchange = settings.Exchange with { Environment = VenueEnvironment.Simulated, Seed = SeedOf(session.Header.Session) ?? settings.Exchange.Seed },
                State = settings.State with { Folder = stateFolder },
                Watch = new WatchSettings { Symbols = session.Watched },
                Plugins = session.Header.Plugins.Aggregate(plugins, (all, plugin) => all.With(plugin.Id, TermsOf(plugin))),
            },
        };
    }

    /// <summary>True when the host began with nothing: no state of a plugin, no leg known.</summary>
    public bool BeganEmpty => !(_options?.KnownLegs.Count > 0) && session.Header.State.All(state => state.Values.Count == 0);

    /// <summary>Gives the plugins the state they began with, and the host the legs it knew.</summary>
    /// <param name="store">Empty.</param>
    /// <param name="countsAnew">The exchange is a model, not the recorded one: its rows are no older than the legs.</param>
    public void Restore(StateStore store, bool countsAnew = false)
    {
        foreach (var leg in _options?.KnownLegs ?? [])
        {
            store.Journal.Keep(countsAnew ? leg.Undated() : leg);
        }

        foreach (var state in session.Header.State.Where(state => state.Values.Count > 0))
        {
            store.States.Write(state.Plugin, [.. state.Values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))]);
        }
    }

    private static PluginSettings TermsOf(HeaderPlugin plugin) => new()
    {
        Mode = Enum.TryParse<PluginMode>(plugin.Mode, ignoreCase: true, out var mode) ? mode : PluginMode.Shadow,
        Allow = Enum.TryParse<Capabilities>(plugin.Allow.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var granted) ? [granted] : [],
        Inline = plugin.Inline,
        Settings = plugin.Settings.Length > 0 ? new YamlBlock($"the recording, settings of {plugin.Id}", plugin.Settings, 0) : null,
    };

    private static SessionOptions? OptionsOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("options", out var options) ? InputCodec.ReadOptions(Encoding.UTF8.GetBytes(options.GetRawText())) : null;
        }
        catch (Exception strange) when (strange is JsonException or RecordingException)
        {
            // Imported, or of another version: the configuration holds instead.
            return null;
        }
    }

    private static int? SeedOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("seed", out var seed) && seed.TryGetInt32(out var value) ? value : null;
    }
}
