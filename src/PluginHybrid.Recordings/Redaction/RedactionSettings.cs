namespace PluginHybrid.Recordings.Redaction;

/// <summary>What a redactor is told once per recording.</summary>
public sealed record RedactionSettings
{
    /// <summary>Keys, secrets and tokens of this run: none may reach a file in any encoding. Default none.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>True for an order link id of our own plugins, which carries no secret and stays readable. Default none.</summary>
    public Func<string, bool> OwnLink { get; init; } = static _ => false;

    /// <summary>Amounts (sizes, values, balances, fees, profits) are multiplied by it, to hide the account's size. Above zero; default 1 leaves them.</summary>
    /// <remarks>With another scale a replay need not decide as the live run did: quantities are rounded to the venue's steps.</remarks>
    public decimal AmountScale { get; init; } = 1;

    /// <summary>Another policy, its JSON text in the form of <c>Policies/bybit-v5.json</c>. Default <c>null</c>: the one this version ships.</summary>
    public string? Policy { get; init; }

    /// <summary>What looks like a pseudonym of ours is one, and stays as it is: for what was redacted before. Default false.</summary>
    public bool KeepsPseudonyms { get; init; }

    /// <summary>New pseudonyms are numbered above this, so that they meet none that was kept. Default 0.</summary>
    public int PseudonymFloor { get; init; }

    /// <summary>Keeps private messages of a class the policy does not know, with every value replaced. Default false: such a message ends the recording.</summary>
    public bool AllowUnknownPrivate { get; init; }
}
