using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Control;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Hosting.State;
using PluginHybrid.Plugins;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Plugins;

[Category(Level.Unit)]
public sealed class OperatorDeskTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hybrid-");
    private readonly StoredLines _journal = new();
    private readonly FakeBoard _board = new();
    private readonly HaltSwitch _halt;

    public OperatorDeskTests() => _halt = new(new HaltFile(new StateFiles(_folder.FullName, "simulated", "main")), (_, _) => { }, TimeProvider.System, NullLogger.Instance);

    public void Dispose()
    {
        _halt.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(ControlTalk.Enable, "enable trail", "enable")]
    [InlineData(ControlTalk.Disable, "disable trail", "disable")]
    [InlineData(ControlTalk.Reload, "reload trail", "reload")]
    [InlineData(ControlTalk.ResumePlugin, "resume trail", "resume")]
    public async Task Each_request_reaches_the_plugin_it_names_and_the_journal_with_its_reason(string request, string done, string journaled)
    {
        var reply = await Ask(new(1, request, "trail", Reason: "I say so"));

        Assert.True(reply.Ok, reply.Text);
        Assert.Equal([done], _board.Done);
        var line = Assert.Single(_journal.Lines);
        Assert.Equal((JournalKind.Operator, "trail", journaled, "I say so"), (line.Kind, line.Plugin, line.What, line.Because));
    }

    [Fact]
    public async Task A_plugin_that_is_not_there_is_refused_with_the_nearest_one()
    {
        var reply = await Ask(new(1, ControlTalk.Disable, "trial"));

        Assert.Equal("unknown-plugin", reply.Error);
        Assert.Contains("Did you mean trail?", reply.Text, StringComparison.Ordinal);
        Assert.Empty(_board.Done);
    }

    [Fact]
    public async Task Live_is_refused_where_the_configuration_does_not_name_the_venue()
    {
        Assert.Equal("not-live-here", (await Ask(new(1, ControlTalk.Mode, "trail", "live"), PluginMode.Shadow)).Error);
        Assert.Empty(_board.Done);

        Assert.True((await Ask(new(1, ControlTalk.Mode, "trail", "shadow"), PluginMode.Shadow)).Ok);
        Assert.True((await Ask(new(1, ControlTalk.Mode, "trail", "live"), PluginMode.Live)).Ok);
        Assert.Equal(["mode trail Shadow", "mode trail Live"], _board.Done);
        Assert.Equal("unknown-mode", (await Ask(new(1, ControlTalk.Mode, "trail", "brave"))).Error);
    }

    [Fact]
    public async Task Halt_and_resume_move_the_switch()
    {
        Assert.True((await Ask(new(1, ControlTalk.Halt, Reason: "smoke"))).Ok);
        Assert.Equal("smoke", _halt.Reason);
        Assert.Equal("Resumed.", (await Ask(new(1, ControlTalk.Resume))).Text);
        Assert.Null(_halt.Reason);
    }

    [Fact]
    public async Task What_is_wrong_makes_the_status_unhealthy_and_is_named()
    {
        _board.Problem = "threw 5 times";
        _halt.Halt("smoke");

        var status = (await Ask(new(1, ControlTalk.Status))).Result!;

        Assert.False(status["healthy"]!.GetValue<bool>());
        Assert.Equal(["halted: smoke", "trail is running: threw 5 times"], status["problems"]!.AsArray().Select(problem => $"{problem}"));
        Assert.Equal("unknown-request", (await Ask(new(1, "dance"))).Error);
    }

    private Task<ControlReply> Ask(ControlRequest request, PluginMode ceiling = PluginMode.Live) =>
        new OperatorDesk(_board, _halt, Status, _ => ceiling, _journal, TimeProvider.System).AnswerAsync(request, TestContext.Current.CancellationToken);

    private HostStatus Status() => new()
    {
        Hybrid = "0",
        Process = 1,
        Venue = "simulated",
        Seconds = 1,
        PrivateStream = "live",
        PublicStream = "live",
        Fresh = true,
        Positions = 0,
        Unprotected = [],
        Halted = _halt.Reason,
        StateProblem = null,
        LostJournalLines = 0,
        Plugins = _board.Plugins(),
    };

    private sealed class StoredLines : IJournal
    {
        public List<JournalEntry> Lines { get; } = [];

        public void Append(JournalEntry entry) => Lines.Add(entry);

        public void Keep(KnownLeg leg)
        {
        }

        public void WhenDurable(Action then) => then();
    }

    private sealed class FakeBoard : IPluginBoard
    {
        public List<string> Done { get; } = [];

        public string Problem { get; set; } = "";

        public IReadOnlyList<PluginLine> Plugins() => [new("trail", "running", "live", "1.0", 3, "because", 0, Problem)];

        public Task EnableAsync(string id, CancellationToken token) => Note($"enable {id}");

        public Task DisableAsync(string id, CancellationToken token) => Note($"disable {id}");

        public Task ReloadAsync(string id, CancellationToken token) => Note($"reload {id}");

        public Task ResumeAsync(string id, CancellationToken token) => Note($"resume {id}");

        public Task SetModeAsync(string id, PluginMode mode, CancellationToken token) => Note($"mode {id} {mode}");

        private Task Note(string done)
        {
            Done.Add(done);
            return Task.CompletedTask;
        }
    }
}
