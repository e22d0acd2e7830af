using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Bybit;
using PluginHybrid.Core.Connections;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Integration.Tests.Rigging;

namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>What is special about a <see cref="Scene"/>.</summary>
internal sealed record SceneSettings
{
    /// <summary>The exchange; its clock is the scene's.</summary>
    public FakeBybitOptions Exchange { get; init; } = new() { Seed = 7 };

    /// <summary>Times and limits of the stream.</summary>
    public ConnectionOptions Connections { get; init; } = Rig.Brisk;

    /// <summary>Symbols that are watched without a position.</summary>
    public IReadOnlyList<string> Watch { get; init; } = [];

    /// <summary>What happens at the exchange before the stream starts.</summary>
    public Action<FakeBybit>? Before { get; init; }

    /// <summary>The key the stream uses; default the exchange's own.</summary>
    public Credentials? Key { get; init; }

    /// <summary>Bends the addresses.</summary>
    public Func<Endpoints, Endpoints> Addresses { get; init; } = addresses => addresses;

    /// <summary>Puts something between the scene's clock and the stream.</summary>
    public Func<FakeTimeProvider, TimeProvider> StreamTime { get; init; } = clock => clock;

    /// <summary>Where the stream's log goes.</summary>
    public ILoggerFactory Log { get; init; } = NullLoggerFactory.Instance;
}
