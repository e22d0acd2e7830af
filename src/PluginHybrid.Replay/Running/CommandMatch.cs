using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Replay.Divergences;
using PluginHybrid.Replay.Scripts;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Replay.Running;

/// <summary>Where plugins' commands go in a replay: the same command at its recorded place, any other back as denied.</summary>
/// <param name="script">What was recorded.</param>
/// <param name="router">Where answers are published.</param>
/// <param name="divergences">Told of what is not the same.</param>
internal sealed class CommandMatch(SessionScript script, EventRouter router, DivergenceBook divergences) : ICommandPort
{
    /// <summary>The rule of a denial that only a replay gives.</summary>
    public const string Rule = "not-in-recording";

    private readonly Dictionary<CommandId, CommandRequest> _given = [];
    private readonly HashSet<CommandId> _settled = [];
    private readonly Dictionary<(string Symbol, bool Follows), int> _followed = [];

    /// <summary>Stamp of the newest input: answers of ours bear it.</summary>
    public EventStamp Newest { get; set; }

    /// <summary>Who gives commands in this replay; those of others are taken from the recording.</summary>
    public IReadOnlySet<string> Plugins { get; set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <inheritdoc />
    public void Submit(CommandRequest request)
    {
        if (!script.Commands.TryGetValue(request.Id, out var recorded))
        {
            divergences.Add(DivergenceKind.NotRecorded, $"{request.Id} gave a command the recording does not hold", replayed: TextOf(request));
            Deny(request, "the recording holds no such command");
            return;
        }

        if (!recorded.IsSame(request))
        {
            _settled.Add(request.Id);
            divergences.Add(
                DivergenceKind.Differs,
                FormattableString.Invariant($"{request.Id} gave another command than record {recorded.Record}"),
                TextOf(recorded.Request),
                TextOf(request));
            Deny(request, FormattableString.Invariant($"record {recorded.Record} holds another command"));
            return;
        }

        if (_settled.Contains(request.Id))
        {
            divergences.Add(
                DivergenceKind.NotFollowed, FormattableString.Invariant($"{request.Id} came after its record {recorded.Record}"), replayed: TextOf(request));
            Deny(request, FormattableString.Invariant($"its place, record {recorded.Record}, has gone by"));
            return;
        }

        _given.Add(request.Id, request);
    }

    /// <summary>The place of a recorded command has come.</summary>
    /// <param name="recorded">The command.</param>
    /// <returns>What the session is to be given; <c>null</c> when the plugin did not give it.</returns>
    public CommandRequest? Due(CommandRequest recorded)
    {
        if (!Plugins.Contains(recorded.Id.Plugin))
        {
            return recorded;
        }

        if (_given.Remove(recorded.Id, out var given))
        {
            return given;
        }

        if (_settled.Add(recorded.Id))
        {
            divergences.Add(DivergenceKind.NotDone, $"{recorded.Id} did not give its command", TextOf(recorded));
        }

        return null;
    }

    /// <inheritdoc />
    public void Watch(string symbol, bool watch) => Count(symbol, watch, 1);

    /// <summary>The place of a recorded following has come.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="follow">False for its end.</param>
    public void Followed(string symbol, bool follow)
    {
        if (Plugins.Count > 0)
        {
            Count(symbol, follow, -1);
        }
    }

    /// <summary>The recording is played: what was only asked for, or only recorded, is told.</summary>
    public void End()
    {
        foreach (var ((symbol, follows), count) in _followed.OrderBy(one => one.Key.Symbol, StringComparer.Ordinal).Where(one => one.Value != 0))
        {
            var what = FormattableString.Invariant($"{Math.Abs(count)} more {(follows ? "followings" : "ends of following")} of {symbol}");
            divergences.Add(count > 0 ? DivergenceKind.NotRecorded : DivergenceKind.NotDone, what);
        }

        foreach (var request in _given.Values.OrderBy(request => request.Id.Plugin, StringComparer.Ordinal).ThenBy(request => request.Id.Number))
        {
            divergences.Add(DivergenceKind.NotFollowed, $"{request.Id} was given, and its place never came", replayed: TextOf(request));
        }
    }

    /// <inheritdoc />
    public void Halt(bool halted, string reason)
    {
        // The switch is a person's: the recording says when it was thrown.
    }

    private void Count(string symbol, bool follows, int by) =>
        _followed[(symbol, follows)] = _followed.GetValueOrDefault((symbol, follows)) + by;

    private void Deny(CommandRequest request, string reason) => router.Emit(new CommandSettled(
        Newest, request.Id, request.Command, request.Mode, new Denied(request.Id.ToString(), Rule, $"not in recording: {reason}")));

    private static string TextOf(CommandRequest request) => System.Text.Encoding.UTF8.GetString(InputCodec.Write(request));
}
