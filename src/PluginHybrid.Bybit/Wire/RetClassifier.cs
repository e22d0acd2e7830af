namespace PluginHybrid.Bybit.Wire;

/// <summary>Sorts the venue's verdicts by what can be done about them. Texts are not stable and never decide.</summary>
internal static class RetClassifier
{
    /// <summary>Sorts one verdict. An unknown code is a refusal: nothing is repeated that we do not understand.</summary>
    /// <param name="retCode">The envelope's <c>retCode</c>.</param>
    public static RetClass Classify(int retCode) => retCode switch
    {
        RetCode.Ok => RetClass.Success,
        RetCode.NotModified or RetCode.ModeNotModified or RetCode.LeverageNotModified => RetClass.NotModified,
        RetCode.ServerTimeout => RetClass.Unknown,
        RetCode.ServerError or RetCode.Overload => RetClass.Transient,
        RetCode.RateLimited or RetCode.AddressRateLimited => RetClass.RateLimited,
        RetCode.Clock or RetCode.RequestExpired => RetClass.Clock,
        RetCode.OrderGone => RetClass.Gone,
        RetCode.KeyInvalid or RetCode.BadSignature or RetCode.Permission or RetCode.AuthFailed or RetCode.Banned
            or RetCode.Region or RetCode.UnmatchedAddress or RetCode.Compliance or RetCode.TradingBanned
            or RetCode.NotUnified or RetCode.SymbolNotAllowed or RetCode.KeyExpired => RetClass.Key,
        _ => RetClass.Refused,
    };
}
