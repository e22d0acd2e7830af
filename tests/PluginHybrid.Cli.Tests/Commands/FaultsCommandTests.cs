using NJsonSchema;
using PluginHybrid.Commands;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Testing;
using YamlDotNet.Serialization;

namespace PluginHybrid.Cli.Tests.Commands;

[Category(Level.Integration)]
public sealed class FaultsCommandTests
{
    private static readonly string Shipped = Path.Combine(Repository.Root, "recordings", "faults");
    private readonly Invocation _faults = new();

    [Fact]
    public async Task It_lists_every_fault_and_the_same_as_json()
    {
        Assert.Equal(ExitCode.Fine, await _faults.RunAsync("faults", "list"));
        Assert.Equal(FaultBook.Markdown(), _faults.Out.ToString());

        var json = new Invocation();
        Assert.Equal(ExitCode.Fine, await json.RunAsync("faults", "list", "--json"));
        using var listed = System.Text.Json.JsonDocument.Parse(json.Out.ToString());
        Assert.Equal(FaultBook.Names, listed.RootElement.EnumerateArray().Select(fault => fault.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Its_coverage_counts_the_scripts_of_a_folder()
    {
        Assert.Equal(ExitCode.Fine, await _faults.RunAsync("faults", "coverage", Shipped, "--json"));
        using var covered = System.Text.Json.JsonDocument.Parse(_faults.Out.ToString());
        var reset = covered.RootElement.GetProperty("faults").GetProperty("tcp.reset");
        Assert.True(reset.GetProperty("holding").GetInt32() > 10, $"{reset}");
        Assert.Equal(Directory.GetFiles(Shipped, "*.yaml").Length, covered.RootElement.GetProperty("scripts").GetArrayLength());

        Assert.Equal(ExitCode.Usage, await new Invocation().RunAsync("faults", "coverage", "no-such-folder"));
    }

    [Fact]
    public async Task A_right_script_is_told_and_a_wrong_one_shown_its_line()
    {
        Assert.Equal(ExitCode.Fine, await _faults.RunAsync("faults", "check", Path.Combine(Shipped, "life-sleep.yaml")));
        Assert.Contains("4 faults", _faults.Out.ToString(), StringComparison.Ordinal);

        var wrong = Path.GetTempFileName();
        await File.WriteAllTextAsync(wrong, "version: 1\nfaults:\n  - id: a\n    do: { tcp.rest: {} }\n", TestContext.Current.CancellationToken);
        var told = new Invocation();
        Assert.Equal(ExitCode.Usage, await told.RunAsync("run", "--faults", wrong, "--for", "1s"));
        Assert.Contains($"{wrong}(4,11): faults[0].do: unknown key 'tcp.rest'. Did you mean 'tcp.reset'?", told.Error.ToString(), StringComparison.Ordinal);
        File.Delete(wrong);
    }

    [Fact]
    public async Task A_run_under_faults_reports_them_and_ends_with_1_when_it_is_not_as_expected()
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            script,
            "version: 1\nfaults:\n  - id: cut\n    when: { subscribed: position }\n    do: { tcp.reset: { socket: private } }\nexpect:\n  - dials: { stream: private, at_least: 2 }\n  - events: { name: position.closed, exactly: 900 }\n",
            TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.CheckFailed, await _faults.RunAsync("run", "--faults", script, "--for", "6s"));

        var told = _faults.Error.ToString();
        Assert.Contains("cut (tcp.reset, reading)", told, StringComparison.Ordinal);
        Assert.Contains("NOT AS EXPECTED: expected events (name position.closed, exactly 900): found", told, StringComparison.Ordinal);
        Assert.DoesNotContain("dials", told, StringComparison.Ordinal);
        File.Delete(script);
    }

    [Fact]
    public async Task Faults_at_a_real_venue_are_refused()
    {
        _faults.Variables["HYBRID__EXCHANGE__ENVIRONMENT"] = "testnet";

        Assert.Equal(ExitCode.Usage, await _faults.RunAsync("run", "--faults", Path.Combine(Shipped, "life-sleep.yaml"), "--for", "1s"));

        Assert.Contains("--faults works on the simulated exchange only, and exchange.environment is testnet.", _faults.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_takes_every_shipped_script_and_refuses_what_the_reader_refuses()
    {
        await _faults.RunAsync("faults", "schema");
        var schema = await JsonSchema.FromJsonAsync(_faults.Out.ToString(), TestContext.Current.CancellationToken);
        Assert.All(Directory.GetFiles(Shipped, "*.yaml"), path => Assert.Empty(schema.Validate(Json(File.ReadAllText(path)))));

        const string Entry = "version: 1\nfaults:\n  - id: a\n";
        foreach (var wrong in new[]
        {
            "faults: []", "version: 2", "version: 1\nfalts: []", Entry, Entry + "    do: { tcp.rest: {} }", Entry + "    do: { tcp.reset: {}, tcp.finish: {} }",
            Entry + "    do: { tcp.reset: { socket: privat } }", Entry + "    when: { at: soon }\n    do: { tcp.reset: {} }",
            Entry + "    when: { at: 1s, record: 3 }\n    do: { tcp.reset: {} }", Entry + "    do: { tcp.latency: {} }", Entry + "    do: { tcp.reset: {} }\nexpect:\n  - frsh: {}",
        })
        {
            Assert.Throws<FaultScriptException>(() => FaultScript.Read(wrong));
            Assert.True(schema.Validate(Json(wrong)).Count > 0, $"the schema takes:\n{wrong}");
        }
    }

    private static string Json(string yaml)
    {
        var read = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        return new SerializerBuilder().JsonCompatible().Build().Serialize(read);
    }
}
