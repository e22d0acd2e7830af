namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Something the venue tells an account on its private stream, as data.</summary>
/// <param name="Uid">The account told.</param>
/// <param name="CreationMs">Venue milliseconds of the frame.</param>
internal abstract record VenuePush(string Uid, long CreationMs);

/// <summary>Fills of one order.</summary>
internal sealed record ExecutionPush(string Uid, long CreationMs, IReadOnlyList<Fill> Fills) : VenuePush(Uid, CreationMs);

/// <summary>One or several orders that changed together; the closing order stands last. The form of the frame's id tells what moved them (FACTS §7).</summary>
internal sealed record OrderPush(string Uid, long CreationMs, string FrameId, IReadOnlyList<Order> Orders) : VenuePush(Uid, CreationMs);

/// <summary>Every leg of one symbol.</summary>
internal sealed record PositionPush(string Uid, long CreationMs, IReadOnlyList<Position> Rows) : VenuePush(Uid, CreationMs);

/// <summary>The coin concerned.</summary>
internal sealed record WalletPush(string Uid, long CreationMs, Wallet Wallet) : VenuePush(Uid, CreationMs);
