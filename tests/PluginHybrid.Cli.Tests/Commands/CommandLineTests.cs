using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Commands;

[Category(Level.Unit)]
public sealed class CommandLineTests
{
    private readonly Invocation _invocation = new();

    [Theory]
    [InlineData("rnu")]
    [InlineData("run", "--fro", "3s")]
    [InlineData("run", "--for")]
    [InlineData("config")]
    [InlineData("fake", "--port", "70000")]
    [InlineData("fake", "--port", "seven")]
    [InlineData]
    public async Task A_wrong_command_line_ends_with_2_and_a_pointer_to_the_help(params string[] args)
    {
        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync(args));
        Assert.Contains("--help", _invocation.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_invocation.Out.ToString());
    }

    [Fact]
    public async Task Without_a_command_the_first_steps_are_shown()
    {
        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync());
        Assert.Contains("hybrid run                     a live table", _invocation.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("All commands: hybrid --help", _invocation.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("0s")]
    [InlineData("soon")]
    public async Task A_wrong_duration_is_shown_with_right_ones(string text)
    {
        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync("run", "--for", text));
        Assert.Contains($"--for is \"{text}\". Write a time with its unit, for example 250ms, 30s, 5m or 1h30m.", _invocation.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--api-secret", "Kq8zCANARYv2Rt5LmPq9")]
    [InlineData("Kq8zCANARYv2Rt5LmPq9")]
    [InlineData("run", "Kq8zCANARYv2Rt5LmPq9")]
    [InlineData("run", "--for", "Kq8zCANARYv2Rt5LmPq9")]
    [InlineData("fake", "--port", "Kq8zCANARYv2Rt5LmPq9")]
    public async Task A_key_typed_on_the_command_line_is_not_repeated(params string[] args)
    {
        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync(args));
        Assert.DoesNotContain("CANARY", _invocation.Everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("run")]
    [InlineData("fake")]
    [InlineData("doctor")]
    [InlineData("config")]
    [InlineData("config", "check")]
    [InlineData("config", "schema")]
    [InlineData("new")]
    [InlineData("ide")]
    [InlineData("check")]
    [InlineData("dev")]
    public async Task Help_teaches_with_examples_and_exit_codes(params string[] command)
    {
        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync([.. command, "--help"]));

        var help = _invocation.Out.ToString();
        Assert.Contains("Examples:", help, StringComparison.Ordinal);
        Assert.Contains("130  interrupted", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aged-monitor/9999", true)]
    [InlineData("AAbbCCddEE11223344", false)]
    [InlineData("aabbccddee11223344", false)]
    public async Task A_word_that_was_not_understood_is_repeated_unless_it_could_be_a_key(string word, bool isShown)
    {
        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync("run", word));

        Assert.Equal(isShown, _invocation.Everything.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_is_one_line()
    {
        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync("--version"));
        Assert.Equal(HostVersion.Text, _invocation.Out.ToString().Trim());
    }

    [Theory]
    [InlineData("run")]
    [InlineData("doctor")]
    [InlineData("fake")]
    [InlineData("config", "check")]
    public async Task A_wrong_configuration_ends_every_command_with_2(params string[] command)
    {
        _invocation.Variables["HYBRID__LOG__LEVEL"] = "loud";

        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync(command));
        Assert.Contains("HYBRID__LOG__LEVEL: log.level is \"loud\".", _invocation.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 problem in the configuration; nothing was started.", _invocation.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("doctor")]
    [InlineData("config", "check")]
    public async Task A_live_venue_without_the_spelled_out_word_ends_with_3(params string[] command)
    {
        _invocation.Variables["HYBRID__EXCHANGE__ENVIRONMENT"] = "mainnet";

        Assert.Equal(ExitCode.Unsafe, await _invocation.RunAsync(command));
        Assert.Contains("exchange.allow_live: i-understand", _invocation.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_venue_without_credentials_ends_with_2_and_says_where_to_put_them()
    {
        _invocation.Variables["HYBRID__EXCHANGE__ENVIRONMENT"] = "testnet";

        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync("run"));
        Assert.StartsWith("No credentials: set HYBRID_API_KEY", _invocation.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_cannot_be_read_ends_with_2_and_its_place()
    {
        var script = Path.Combine(Path.GetTempPath(), $"script-{Environment.ProcessId}.yaml");
        _invocation.Variables["HYBRID__SIMULATED__SCRIPT"] = script;
        _invocation.Files[script] = "steps:\n  - opne: {}\n";

        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync("run", "--for", "1s"));
        Assert.Contains(script, _invocation.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_check_tells_value_and_origin_of_every_key_and_no_credential()
    {
        _invocation.Variables["HYBRID__EXCHANGE__ENVIRONMENT"] = "testnet";
        _invocation.Variables["HYBRID_API_KEY"] = "CANARYKEY";
        _invocation.Variables["HYBRID_API_SECRET"] = "CANARYSECRET";

        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync("config", "check"));
        Assert.Matches("exchange.environment +\"testnet\" +HYBRID__EXCHANGE__ENVIRONMENT", _invocation.Out.ToString());
        Assert.Matches("exchange.heartbeat +\"20s\" +default", _invocation.Out.ToString());
        Assert.Contains("Credentials: given by environment variables (not shown)", _invocation.Out.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", _invocation.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_schema_is_the_schema_and_nothing_else()
    {
        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync("config", "schema"));
        Assert.Equal(PluginHybrid.Configuration.ConfigurationSchema.Text(), _invocation.Out.ToString());
    }
}
