namespace PluginHybrid.Bybit.Wire;

/// <summary>The venue's REST verdicts that something here depends on (FACTS §8.4).</summary>
/// <remarks>Plain numbers, not an enum: the list is the venue's, and open.</remarks>
internal static class RetCode
{
    /// <summary>Success, whatever the text.</summary>
    public const int Ok = 0;

    /// <summary>The request expired on its way.</summary>
    public const int RequestExpired = -1;

    /// <summary>Overload; also an HTTP status.</summary>
    public const int Overload = 429;

    /// <summary>The venue timed out inside: whether it acted is unknown.</summary>
    public const int ServerTimeout = 10000;

    /// <summary>A parameter is wrong, or the state does not allow it.</summary>
    public const int Parameter = 10001;

    /// <summary>Clock or receive window.</summary>
    public const int Clock = 10002;

    /// <summary>Unknown key, or a key of another environment.</summary>
    public const int KeyInvalid = 10003;

    /// <summary>Wrong signature. Its text repeats timestamp, key and body.</summary>
    public const int BadSignature = 10004;

    /// <summary>The key lacks a right.</summary>
    public const int Permission = 10005;

    /// <summary>Too many requests of this account.</summary>
    public const int RateLimited = 10006;

    /// <summary>Authentication failed.</summary>
    public const int AuthFailed = 10007;

    /// <summary>The account is banned.</summary>
    public const int Banned = 10008;

    /// <summary>The venue does not serve this region.</summary>
    public const int Region = 10009;

    /// <summary>The key is bound to other addresses.</summary>
    public const int UnmatchedAddress = 10010;

    /// <summary>The request id was used before.</summary>
    public const int DuplicateRequest = 10014;

    /// <summary>An error inside the venue.</summary>
    public const int ServerError = 10016;

    /// <summary>No such route.</summary>
    public const int NoRoute = 10017;

    /// <summary>Too many requests of this address.</summary>
    public const int AddressRateLimited = 10018;

    /// <summary>Compliance rules keep this account out.</summary>
    public const int Compliance = 10024;

    /// <summary>Trading is banned for this account.</summary>
    public const int TradingBanned = 10027;

    /// <summary>Needs a unified account.</summary>
    public const int NotUnified = 10028;

    /// <summary>The key's list of symbols does not hold this one.</summary>
    public const int SymbolNotAllowed = 10029;

    /// <summary>The key has expired: without an address binding it lives 90 days.</summary>
    public const int KeyExpired = 33004;

    /// <summary>The same stops again, or a required parameter is missing.</summary>
    public const int NotModified = 34040;

    /// <summary>The order is gone.</summary>
    public const int OrderGone = 110001;

    /// <summary>Reduce-only does not fit the position: usually it is closed already.</summary>
    public const int ReduceOnly = 110017;

    /// <summary>Position mode was so before.</summary>
    public const int ModeNotModified = 110025;

    /// <summary>Leverage was so before.</summary>
    public const int LeverageNotModified = 110043;

    /// <summary>More than 20 partial stops.</summary>
    public const int TooManyPartialStops = 110061;

    /// <summary>The order link id was used before.</summary>
    public const int DuplicateOrderLinkId = 110072;

    /// <summary>The order is being worked on.</summary>
    public const int OrderInProcess = 110079;
}
