namespace PluginHybrid.Diagnosis;

/// <summary>One check and how it came out.</summary>
/// <param name="Name">What was checked, for example <c>dns api.bybit.com</c>.</param>
/// <param name="Status">How it came out.</param>
/// <param name="Found">What was seen.</param>
/// <param name="Fix">What to do about it; empty when there is nothing to do.</param>
/// <param name="IsRefusal">True when the venue itself said no.</param>
internal sealed record CheckResult(string Name, CheckStatus Status, string Found, string Fix = "", bool IsRefusal = false)
{
    /// <summary>A check that is fine.</summary>
    /// <param name="name">What was checked.</param>
    /// <param name="found">What was seen.</param>
    public static CheckResult Ok(string name, string found) => new(name, CheckStatus.Ok, found);

    /// <summary>A check that works, with something to do about it.</summary>
    /// <param name="name">What was checked.</param>
    /// <param name="found">What was seen.</param>
    /// <param name="fix">What to do.</param>
    public static CheckResult Warn(string name, string found, string fix) => new(name, CheckStatus.Warn, found, fix);

    /// <summary>A check that failed.</summary>
    /// <param name="name">What was checked.</param>
    /// <param name="found">What was seen.</param>
    /// <param name="fix">What to do.</param>
    public static CheckResult Fail(string name, string found, string fix) => new(name, CheckStatus.Fail, found, fix);

    /// <summary>A check that failed because the venue itself said no.</summary>
    /// <param name="name">What was checked.</param>
    /// <param name="found">What was seen.</param>
    /// <param name="fix">What to do.</param>
    public static CheckResult Refuse(string name, string found, string fix) => new(name, CheckStatus.Fail, found, fix, IsRefusal: true);

    /// <summary>A check that was not tried.</summary>
    /// <param name="name">What would have been checked.</param>
    /// <param name="why">Why not.</param>
    public static CheckResult Skip(string name, string why) => new(name, CheckStatus.Skip, why);
}
