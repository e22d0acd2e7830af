using System.Text.Json;
using PluginHybrid.Commands;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.Hosting.State;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Commands;

[Category(Level.Integration)]
public sealed class DoctorCommandTests
{
    private readonly Invocation _invocation = new();

    [Fact]
    public async Task On_the_simulated_exchange_all_is_well()
    {
        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync("doctor"));

        var text = _invocation.Out.ToString();
        Assert.All(
            ["configuration", "state", "credentials", "tcp 127.0.0.1", "rest", "clock", "key rights", "key expiry", "public socket", "private socket", "positions"],
            check => Assert.Contains($"ok   {check}", text, StringComparison.Ordinal));
        Assert.EndsWith("All is well.", text.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_with_4_and_not_shown()
    {
        await using var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        _invocation.Towards(fake, secret: "CANARYSECRETv2Rt5Lm");

        Assert.Equal(ExitCode.Refused, await _invocation.RunAsync("doctor"));
        Assert.Contains("fail key ", _invocation.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("fail private socket", _invocation.Out.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", _invocation.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain(fake.ApiKey, _invocation.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_refusal_that_the_next_try_heals_does_not_fail_the_key()
    {
        await using var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        fake.Controls.RefuseAuth();

        Assert.Equal(ExitCode.Fine, await _invocation.Towards(fake).RunAsync("doctor"));
        Assert.Contains("ok   private socket", _invocation.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_may_not_read_positions_is_refused_with_4()
    {
        await using var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        fake.Controls.Rest.Fail("/v5/position/list", RestFault.RetCode(10005, "Permission denied"), int.MaxValue);

        Assert.Equal(ExitCode.Refused, await _invocation.Towards(fake).RunAsync("doctor"));
        Assert.Contains("fail positions", _invocation.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_403_is_told_with_the_fix_for_a_ban_and_for_a_block()
    {
        await using var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        fake.Controls.Rest.Fail("/v5/user/query-api", RestFault.Status(System.Net.HttpStatusCode.Forbidden), int.MaxValue);

        Assert.Equal(ExitCode.CheckFailed, await _invocation.Towards(fake).RunAsync("doctor"));
        Assert.Contains("ten minutes", _invocation.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("region or the address stays", _invocation.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_near_its_end_from_any_address_works_with_warnings()
    {
        var key = new FakeExchange.Venue.Credentials("near-its-end", "secret") { ExpiresAt = DateTimeOffset.UtcNow.AddDays(3) };
        await using var fake = await FakeBybit.StartAsync(new FakeBybitOptions { Accounts = [key] }, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Fine, await _invocation.Towards(fake).RunAsync("doctor", "--json"));

        using var report = JsonDocument.Parse(_invocation.Out.ToString());
        var warned = report.RootElement.GetProperty("checks").EnumerateArray()
            .Where(check => check.GetProperty("status").GetString() == "warn")
            .Select(check => check.GetProperty("name").GetString());
        Assert.Equal(["key addresses", "key expiry"], warned);
    }

    [Fact]
    public async Task A_venue_that_is_not_there_fails_with_1_and_names_the_first_cause()
    {
        var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        _invocation.Towards(fake);
        await fake.DisposeAsync();

        Assert.Equal(ExitCode.CheckFailed, await _invocation.RunAsync("doctor"));
        Assert.Contains("fail tcp 127.0.0.1", _invocation.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("begin with the first", _invocation.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_halt_and_a_broken_state_are_told_with_what_to_do()
    {
        var files = new StateFiles(_invocation.StateFolder, "simulated", "main");
        files.CreateFolder();
        await File.WriteAllTextAsync(files.Database, new string('x', 4096), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync("doctor"));
        Assert.Contains($"warn state                          {files.Database} cannot be read", _invocation.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("sets a broken one aside", _invocation.Out.ToString(), StringComparison.Ordinal);
        Assert.Equal(new string('x', 4096), await File.ReadAllTextAsync(files.Database, TestContext.Current.CancellationToken));

        await File.WriteAllTextAsync(files.Halt, "hands off until Monday", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync("doctor"));
        Assert.Contains("halted: hands off until Monday", _invocation.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("hybrid resume", _invocation.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_places_nothing()
    {
        await using var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);

        await _invocation.Towards(fake).RunAsync("doctor");

        Assert.All(fake.Controls.Rest.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task Missing_credentials_fail_and_say_where_to_put_them()
    {
        _invocation.Variables["HYBRID__EXCHANGE__ENVIRONMENT"] = "testnet";

        Assert.Equal(ExitCode.CheckFailed, await _invocation.RunAsync("doctor"));
        Assert.Contains("HYBRID_API_KEY", _invocation.Out.ToString(), StringComparison.Ordinal);
    }
}
