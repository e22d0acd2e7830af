using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>One path of the REST interface.</summary>
internal interface IRestEndpoint
{
    string Method { get; }

    string Path { get; }

    /// <summary>Calls per second and account; 0 for public paths, which carry no key (FACTS §8.2).</summary>
    int CallsPerSecond { get; }

    /// <summary>True when a read-only key may not call it.</summary>
    bool Trades { get; }

    /// <summary>Answers a call that has passed signature, clock and limits; under the exchange's lock.</summary>
    RestAnswer Answer(VenueModel venue, RestCall call);
}
