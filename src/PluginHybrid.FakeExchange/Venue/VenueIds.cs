using System.Globalization;

namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Ids that look like the venue's and come from the seed alone.</summary>
/// <param name="seed">Same seed, same ids in the same order.</param>
internal sealed class VenueIds(int seed)
{
    private const string Letters = "0123456789abcdefghijklmnopqrstuv";
    private readonly Random _random = new(seed);

    /// <summary>A lower-case text of the UUID form, used for orders and executions.</summary>
    public string NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString("D", CultureInfo.InvariantCulture);
    }

    /// <summary>A connection id of today's form, for example <c>da7tmhs21nld3jk6lb70-8csm4</c> (FACTS §3).</summary>
    public string NextConnection()
    {
        Span<char> text = stackalloc char[26];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = Letters[_random.Next(Letters.Length)];
        }

        text[20] = '-';
        return new string(text);
    }
}
