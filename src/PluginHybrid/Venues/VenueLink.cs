using PluginHybrid.Bybit;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Configuration;
using PluginHybrid.Core.Orders;
using PluginHybrid.Credentials;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Faults;

namespace PluginHybrid.Venues;

/// <summary>Where the streams lead, and with which key: the venue configured, or a fake exchange started for this command.</summary>
internal sealed class VenueLink : IAsyncDisposable
{
    private readonly FakeBybit? _fake;

    private VenueLink(string name, BybitEnvironment environment, Endpoints? endpoints, VenueCredentials credentials, FakeBybit? fake)
    {
        (Name, Environment, OwnEndpoints, Credentials, _fake) = (name, environment, endpoints, credentials, fake);
    }

    /// <summary>The environment's name as it is configured.</summary>
    public string Name { get; }

    /// <summary>Where the key lives.</summary>
    public BybitEnvironment Environment { get; }

    /// <summary>Addresses that replace those of <see cref="Environment"/>; <c>null</c> keeps them.</summary>
    public Endpoints? OwnEndpoints { get; }

    /// <summary>The addresses used.</summary>
    public Endpoints Endpoints => OwnEndpoints ?? Endpoints.Of(Environment);

    /// <summary>The key and its secret.</summary>
    public VenueCredentials Credentials { get; }

    /// <summary>Where its names lead. Default DNS and the system's trust.</summary>
    public DialPort DialPort { get; private init; } = DialPort.Default;

    /// <summary>The fault script laid over the simulated exchange; <c>null</c> when there is none.</summary>
    public FaultedVenue? Faulted { get; private init; }

    /// <summary>True when the exchange behind it is the embedded one, on the same clock as ours.</summary>
    public bool IsSimulated => _fake is not null;

    /// <summary>Begins the order ids of the run; <c>null</c> lets the stream make one.</summary>
    public string? RunPrefix { get; private init; }

    /// <summary>What is allowed of commands instead of the configured; <c>null</c> keeps that.</summary>
    public OrderOptions? Orders { get; private init; }

    /// <summary>The embedded exchange.</summary>
    /// <exception cref="InvalidOperationException">The venue is another.</exception>
    public FakeBybit Fake => _fake ?? throw new InvalidOperationException($"{Name} is no exchange of our own.");

    /// <summary>A link to an exchange of our own that plays a recording.</summary>
    /// <param name="options">What is played, and how.</param>
    /// <param name="runPrefix">Begins the order ids.</param>
    /// <param name="orders">What is allowed of commands; <c>null</c>: as it is configured.</param>
    /// <param name="token">Gives up starting.</param>
    public static async Task<VenueLink> PlayAsync(FakeBybitOptions options, string? runPrefix, OrderOptions? orders, CancellationToken token)
    {
        var fake = await FakeBybit.StartAsync(options, token).ConfigureAwait(false);
        return new("simulated", BybitEnvironment.Testnet, EndpointsOf(fake), new(fake.ApiKey, fake.ApiSecret), fake) { RunPrefix = runPrefix, Orders = orders };
    }

    /// <summary>Makes the link; starts the fake exchange where it is configured.</summary>
    /// <param name="settings">Usable settings.</param>
    /// <param name="credentials">Looks for credentials; asked only when they are needed.</param>
    /// <param name="time">The clock.</param>
    /// <param name="token">Gives up starting.</param>
    /// <param name="faults">A fault script for the simulated exchange. Default none.</param>
    /// <param name="dialPort">Where the names of a venue lead that is not simulated. Default DNS and the system's trust.</param>
    /// <exception cref="UsageException">Credentials are missing, the script of the fake's person cannot be read, or faults are wanted at a venue that is not simulated.</exception>
    public static async Task<VenueLink> OpenAsync(
        HybridSettings settings, Func<CredentialsAnswer> credentials, TimeProvider time, CancellationToken token, FaultScript? faults = null, DialPort? dialPort = null)
    {
        if (settings.Exchange.Environment == VenueEnvironment.Simulated)
        {
            var options = SimulatedVenue.Options(settings.Simulated, time);
            var fake = await FakeBybit.StartAsync(faults?.Scene.Furnish(options) ?? options, token).ConfigureAwait(false);
            return new("simulated", BybitEnvironment.Testnet, EndpointsOf(fake), new(fake.ApiKey, fake.ApiSecret), fake)
            {
                Faulted = faults is null ? null : FaultedVenue.Lay(faults, fake, time),
            };
        }

        if (faults is not null)
        {
            throw new UsageException(
                $"--faults works on the simulated exchange only, and exchange.environment is {settings.Exchange.Environment.ToString().ToLowerInvariant()}. "
                + "Leave --faults out, or set exchange.environment to simulated.");
        }

        var answer = credentials();
        var environment = settings.Exchange.Environment switch
        {
            VenueEnvironment.Mainnet => BybitEnvironment.Mainnet,
            VenueEnvironment.Demo => BybitEnvironment.Demo,
            _ => BybitEnvironment.Testnet,
        };
        return new(
            settings.Exchange.Environment.ToString().ToLowerInvariant(),
            environment,
            Replaced(Endpoints.Of(environment), settings.Exchange.Endpoints),
            answer.Found ?? throw new UsageException(answer.Problem!),
            fake: null)
        {
            DialPort = dialPort ?? DialPort.Default,
        };
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Faulted?.Dispose();
        if (_fake is not null)
        {
            await _fake.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static Endpoints EndpointsOf(FakeBybit fake) => new() { PrivateSocket = fake.PrivateUri, PublicSocket = fake.PublicUri, Rest = fake.RestUri };

    private static Endpoints? Replaced(Endpoints standard, EndpointSettings own) => own.Given().Any()
        ? new Endpoints
        {
            Rest = own.Rest ?? standard.Rest,
            PrivateSocket = own.Private ?? standard.PrivateSocket,
            PublicSocket = own.Public ?? standard.PublicSocket,
        }
        : null;
}
