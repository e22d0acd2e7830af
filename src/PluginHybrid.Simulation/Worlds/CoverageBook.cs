using PluginHybrid.Core.Connections;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>Counts in which state of host and account each kind of trouble struck.</summary>
/// <param name="world">Looked at when one strikes.</param>
internal sealed class CoverageBook(World world)
{
    private readonly Dictionary<CoveredPlace, int> _struck = [];

    /// <summary>How often, by kind and state.</summary>
    public IReadOnlyDictionary<CoveredPlace, int> Struck => _struck;

    /// <summary>One strikes now.</summary>
    public void Strikes(TroubleKind kind)
    {
        var place = new CoveredPlace(kind, Connection(), Position());
        _struck[place] = _struck.GetValueOrDefault(place) + 1;
    }

    private string Connection()
    {
        if (world.Host?.View.Private is not { } stream)
        {
            return "dead";
        }

        return stream.State switch
        {
            ConnectionState.Dialling => "dialling",
            ConnectionState.Authenticating or ConnectionState.Subscribing => "authenticating",
            ConnectionState.Live => stream.IsFresh ? "fresh" : "reading",
            _ => "down",
        };
    }

    private string Position()
    {
        var held = world.Venue.Book.All.Where(leg => leg.Direction != 0).ToList();
        if (held.Count == 0)
        {
            return "flat";
        }

        return IsReducing() ? "closing"
            : held.Exists(leg => leg is { StopLoss: 0, TrailingStop: 0 }) ? "naked"
            : "protected";
    }

    // On its way to the venue or back, taken for not over yet by the host, or open at the venue.
    private bool IsReducing() =>
        world.Road.Orders > 0 || world.Host?.View.WorkingOrders.Count > 0 || world.Venue.Orders.Any(IsClosing);

    private static bool IsClosing(VenueOrder order) => order is { IsOpen: true, IsReduceOnly: true, IsStop: false };
}
