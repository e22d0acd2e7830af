using PluginHybrid.Bybit.Rest;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Cli.Tests.Running;
using PluginHybrid.Commands;
using PluginHybrid.Diagnosis;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Diagnosis;

[Category(Level.Unit)]
public sealed class VerdictTests
{
    private static readonly KeyInfo Good = new()
    {
        ReadOnly = false,
        Rights = ["ContractTrade.Order", "ContractTrade.Position"],
        Addresses = ["203.0.113.7"],
        DaysLeft = -2,
        ExpiresAt = DateTimeOffset.UnixEpoch,
        IsUnified = true,
    };

    [Fact]
    public void A_bound_key_with_contract_rights_is_fine()
    {
        Assert.All(KeyCheck.Judge(Good, Sessions.Noon), check => Assert.Equal(CheckStatus.Ok, check.Status));
    }

    [Fact]
    public void What_is_wrong_with_a_key_is_told_one_by_one()
    {
        var bad = Good with { Rights = ["Wallet.Withdraw"], Addresses = ["*"], IsUnified = false, ExpiresAt = Sessions.Noon.AddDays(-1) };

        Assert.Equal(
            [CheckStatus.Fail, CheckStatus.Warn, CheckStatus.Warn, CheckStatus.Fail],
            KeyCheck.Judge(bad, Sessions.Noon).Select(check => check.Status));
        Assert.Equal(CheckStatus.Fail, KeyCheck.Judge(Good with { Rights = [] }, Sessions.Noon).First().Status);
        Assert.Equal("7 days left", KeyCheck.Judge(Good with { ExpiresAt = null, DaysLeft = 7 }, Sessions.Noon).Last().Found);
    }

    [Fact]
    public void A_right_to_withdraw_is_a_warning_only_when_the_rights_to_contracts_are_there()
    {
        Assert.Equal(CheckStatus.Warn, KeyCheck.Judge(Good with { Rights = ["ContractTrade.Order", "Wallet.Withdraw"] }, Sessions.Noon).First().Status);
        Assert.Equal(CheckStatus.Fail, KeyCheck.Judge(Good with { Rights = ["Wallet.Withdraw"] }, Sessions.Noon).First().Status);
    }

    [Fact]
    public void Missing_rights_and_an_expired_key_are_refusals()
    {
        var withoutRights = KeyCheck.Judge(Good with { Rights = [] }, Sessions.Noon);
        var expired = KeyCheck.Judge(Good with { ExpiresAt = Sessions.Noon.AddDays(-1) }, Sessions.Noon);

        Assert.Equal(ExitCode.Refused, DoctorReport.ExitCodeOf([.. withoutRights]));
        Assert.Equal(ExitCode.Refused, DoctorReport.ExitCodeOf([.. expired]));
    }

    [Theory]
    [InlineData(0.2, CheckStatus.Ok)]
    [InlineData(-0.4, CheckStatus.Ok)]
    [InlineData(1.2, CheckStatus.Warn)]
    [InlineData(-1.2, CheckStatus.Warn)]
    [InlineData(120, CheckStatus.Fail)]
    public void A_clock_is_judged_by_how_far_it_is_off(double seconds, object status)
    {
        var check = ClockCheck.Judge(new ClockReading(TimeSpan.FromSeconds(seconds), TimeSpan.FromMilliseconds(20)));

        Assert.Equal(status, check.Status);
        Assert.Contains(seconds > 0 ? "behind" : "ahead of", check.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_of_the_venue_outranks_other_failures()
    {
        var failed = CheckResult.Fail("tls", "no", "yes");
        var refused = new CheckResult("key", CheckStatus.Fail, "10003", "", IsRefusal: true);

        Assert.Equal(ExitCode.Refused, DoctorReport.ExitCodeOf([failed, refused]));
        Assert.Equal(ExitCode.CheckFailed, DoctorReport.ExitCodeOf([failed]));
        Assert.Equal(ExitCode.Fine, DoctorReport.ExitCodeOf([CheckResult.Warn("a", "b", "c"), CheckResult.Skip("d", "e")]));
    }
}
