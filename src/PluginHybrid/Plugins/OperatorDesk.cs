using System.Text.Json.Nodes;
using PluginHybrid.Configuration;
using PluginHybrid.Control;
using PluginHybrid.Core.Journal;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Plugins;

/// <summary>Does what the operator asks over the control channel, and writes it into the journal.</summary>
/// <param name="board">The plugins.</param>
/// <param name="halt">The kill switch.</param>
/// <param name="status">Health of the host now.</param>
/// <param name="ceiling">The mode a plugin may have on this venue at most.</param>
/// <param name="journal">Where what a person did is written.</param>
/// <param name="time">The clock.</param>
internal sealed class OperatorDesk(
    IPluginBoard board, HaltSwitch halt, Func<HostStatus> status, Func<string, PluginMode> ceiling, IJournal journal, TimeProvider time)
{
    private const string SomeoneSaid = "the operator said so";

    /// <summary>Answers one request.</summary>
    /// <param name="request">Of the right version.</param>
    /// <param name="token">The host ends.</param>
    public Task<ControlReply> AnswerAsync(ControlRequest request, CancellationToken token) => request.Do switch
    {
        ControlTalk.Status => Task.FromResult(ControlReply.Done("", status().ToJson())),
        ControlTalk.Plugins => Task.FromResult(ControlReply.Done("", new JsonObject { ["plugins"] = status().ToJson()["plugins"]!.DeepClone() })),
        ControlTalk.Halt => Task.FromResult(Halt(request.Reason ?? SomeoneSaid)),
        ControlTalk.Resume => Task.FromResult(Resume(request.Reason ?? SomeoneSaid)),
        ControlTalk.Enable => OnPluginAsync(request, "enable", id => board.EnableAsync(id, token)),
        ControlTalk.Disable => OnPluginAsync(request, "disable", id => board.DisableAsync(id, token)),
        ControlTalk.Reload => OnPluginAsync(request, "reload", id => board.ReloadAsync(id, token)),
        ControlTalk.ResumePlugin => OnPluginAsync(request, "resume", id => board.ResumeAsync(id, token)),
        ControlTalk.Mode => SetModeAsync(request, token),
        _ => Task.FromResult(ControlReply.Refused("unknown-request", $"This host cannot {ShownText.Of(request.Do)}.")),
    };

    private ControlReply Halt(string reason)
    {
        const string Halted = "Halted: only tighter stops, reductions, closes and cancellations are sent.";
        return ControlReply.Done(halt.Halt(reason) is { } why
            ? $"{Halted} It lasts until hybrid resume or the end of this host; the HALT file could not be written: {why}"
            : $"{Halted} hybrid resume ends it; so does removing the HALT file.");
    }

    private ControlReply Resume(string reason) =>
        ControlReply.Done(halt.Resume(reason) ? "Resumed." : "The host was not halted.");

    private async Task<ControlReply> SetModeAsync(ControlRequest request, CancellationToken token)
    {
        if (request.Value is not ("shadow" or "paper" or "live"))
        {
            return ControlReply.Refused("unknown-mode", $"{ShownText.Of(request.Value ?? "")} is no mode: write shadow, paper or live.");
        }

        var mode = Enum.Parse<PluginMode>(request.Value, ignoreCase: true);
        return mode == PluginMode.Live && request.Plugin is { } id && ceiling(id) != PluginMode.Live
            ? ControlReply.Refused(
                "not-live-here",
                $"plugins.{id}.live_on does not name this venue. Real orders are allowed in hybrid.yaml only: add it there and start the host again.")
            : await OnPluginAsync(request, $"mode {request.Value}", plugin => board.SetModeAsync(plugin, mode, token)).ConfigureAwait(false);
    }

    private async Task<ControlReply> OnPluginAsync(ControlRequest request, string what, Func<string, Task> act)
    {
        var ids = board.Plugins().Select(plugin => plugin.Id).ToList();
        if (request.Plugin is not { } id || !ids.Contains(id))
        {
            var near = Nearest.Of(request.Plugin ?? "", ids) is { } guess ? $" Did you mean {guess}?" : "";
            return ControlReply.Refused(
                "unknown-plugin", $"There is no plugin {ShownText.Of(request.Plugin ?? "")}.{near} Found: {(ids.Count == 0 ? "none" : string.Join(", ", ids))}.");
        }

        journal.Append(new JournalEntry
        {
            Input = 0,
            At = time.GetUtcNow(),
            Kind = JournalKind.Operator,
            Plugin = id,
            What = what,
            Because = request.Reason ?? "",
        });
        await act(id).ConfigureAwait(false);
        var now = board.Plugins().FirstOrDefault(plugin => plugin.Id == id);
        return now is { IsHealthy: false }
            ? ControlReply.Refused("not-well", $"{id} is {now.State}: {now.Problem}")
            : ControlReply.Done($"{id} is {now?.State ?? "gone"}, mode {now?.Mode ?? "none"}.");
    }
}
