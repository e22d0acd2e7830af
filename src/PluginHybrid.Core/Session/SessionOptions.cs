using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Session;

/// <summary>What a session is told once.</summary>
public sealed record SessionOptions
{
    /// <summary>Our name of the account; part of every position's key. Default <c>main</c>.</summary>
    public string Account { get; init; } = PositionKey.MainAccount;

    /// <summary>Settle coins whose positions are read over REST, one list each. Default USDT and USDC.</summary>
    public IReadOnlyList<string> SettleCoins { get; init; } = ["USDT", "USDC"];

    /// <summary>Topics of the private stream, the position topic first: without it the stream is no use.</summary>
    /// <remarks>The all-in-one form and a categorised form of one topic must not be mixed: the venue refuses the request (FACTS §6).</remarks>
    public IReadOnlyList<string> PrivateTopics { get; init; } = ["position", "order", "execution", "wallet"];

    /// <summary>Times and limits of both streams.</summary>
    public ConnectionOptions Connections { get; init; } = new();

    /// <summary>Which venue the key belongs to, for the advice given when it is refused. Default <c>this environment</c>.</summary>
    public string EnvironmentName { get; init; } = "this environment";

    /// <summary>What the operator allows of commands. Default <c>null</c>: every command is denied, trading rules are not read, legs are not guarded.</summary>
    public OrderOptions? Orders { get; init; }

    /// <summary>True publishes <see cref="Sdk.Events.TickerUpdate"/> for watched symbols after every frame. Default false.</summary>
    public bool PublishTickers { get; init; }

    /// <summary>What earlier runs sent and have no outcome of, oldest first: the venue is asked about each before anything is sent for its leg. Default none. Only with <see cref="Orders"/>.</summary>
    public IReadOnlyList<JournalEntry> Unfinished { get; init; } = [];

    /// <summary>The newest that earlier runs knew of each leg of the account, one each: its lives go on from there. Default none, as for a first run.</summary>
    /// <remarks>
    /// A leg known as open is not held before the venue confirms it. Then it is told opened once more in the same life, or closed, be it that
    /// another life of it follows. One that no read and no row speaks of stays as it is, untold.
    /// </remarks>
    public IReadOnlyList<KnownLeg> KnownLegs { get; init; } = [];

    /// <summary>Makes this run's order ids differ from every other run's: 1 to 10 letters or digits. Default <c>run</c>, good for one run only.</summary>
    public string RunPrefix { get; init; } = "run";

    /// <exception cref="ArgumentException">The private topics are none that the venue would take together, a limit of orders cannot be, or a known leg.</exception>
    internal void ThrowIfTheyCannotBe()
    {
        Orders?.ThrowIfTheyCannotBe();
        foreach (var known in KnownLegs)
        {
            known.ThrowIfItCannotBe();
        }

        if (!OrderLinkIds.CanBe(RunPrefix))
        {
            throw new ArgumentException($"RunPrefix must be 1 to {OrderLinkIds.PrefixMax} letters or digits, found \"{RunPrefix}\".");
        }

        if (PrivateTopics is not ["position" or "position.linear", ..])
        {
            throw new ArgumentException($"PrivateTopics must begin with position or position.linear; found: {string.Join(' ', PrivateTopics)}");
        }

        foreach (var topic in PrivateTopics)
        {
            string[] categorised = [$"{topic}.linear", $"{topic}.inverse", $"{topic}.option", $"{topic}.spot"];
            if (PrivateTopics.FirstOrDefault(categorised.Contains) is { } mixed)
            {
                throw new ArgumentException($"PrivateTopics holds {topic} and {mixed}; the venue refuses both in one request. Choose one, as for position.");
            }
        }
    }
}
