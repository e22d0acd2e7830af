using System.Globalization;

namespace PluginHybrid.Recordings.Digests;

/// <summary>Names the venue's and our own ids by the order in which they were first seen, so that runs with other ids compare equal.</summary>
public sealed class VenueNames
{
    private readonly Dictionary<string, string> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _executions = new(StringComparer.Ordinal);

    /// <summary><c>order#3</c>; a dash for none.</summary>
    /// <param name="id">The venue's order id.</param>
    public string Order(string id) => NameOf(id, _orders, "order");

    /// <summary><c>link#2</c>; a dash for none.</summary>
    /// <param name="id">Our order id, or another client's.</param>
    public string Link(string id) => NameOf(id, _links, "link");

    /// <summary><c>execution#5</c>; a dash for none.</summary>
    /// <param name="id">The venue's execution id.</param>
    public string Execution(string id) => NameOf(id, _executions, "execution");

    private static string NameOf(string id, Dictionary<string, string> known, string kind)
    {
        if (id.Length == 0)
        {
            return "-";
        }

        if (!known.TryGetValue(id, out var name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{kind}#{known.Count + 1}");
            known.Add(id, name);
        }

        return name;
    }
}
