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

    /// <summary>Keeps private messages of a class the policy does not know, with every value replaced. Default false: such a message ends the recording.</summary>
    public bool AllowUnknownPrivate { get; init; }
}
