using System.Text.Json;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Replay.Running;

/// <summary>What the header of a recording says of its plugin host: <c>host</c>.</summary>
public sealed record HostFacts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Seeds the plugins' chance.</summary>
    public int Seed { get; init; }

    /// <summary>How much plugins may do wrong.</summary>
    public GuardLimits Limits { get; init; } = new();

    /// <summary>Account events that may wait for a plugin, by its id, where that is not the usual number.</summary>
    public IReadOnlyDictionary<string, int> QueueCapacity { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>What a plugin host stands on, as a recording keeps it.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="plugins">Ids of its plugins.</param>
    public static HostFacts Of(PluginHostOptions options, IEnumerable<string> plugins)
    {
        ArgumentNullException.ThrowIfNull(options);
        var usual = new PluginTerms().QueueCapacity;
        var capacities = plugins.Select(id => (id, options.Terms(id).QueueCapacity)).Where(one => one.QueueCapacity != usual);
        return new HostFacts
        {
            Seed = options.Seed,
            Limits = options.Limits,
            QueueCapacity = new SortedDictionary<string, int>(capacities.ToDictionary(one => one.id, one => one.QueueCapacity), StringComparer.Ordinal),
        };
    }

    /// <summary>For <see cref="RecordingHeader.Host"/>.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a header; what it does not say is as usual.</summary>
    /// <param name="header">The header.</param>
    /// <exception cref="ReplayException">It is no JSON of this kind.</exception>
    public static HostFacts Read(RecordingHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        try
        {
            return JsonSerializer.Deserialize<HostFacts>(header.Host, Json) ?? new HostFacts();
        }
        catch (JsonException exception)
        {
            throw new ReplayException($"The header's key \"host\" cannot be read: {exception.Message}", exception);
        }
    }
}
