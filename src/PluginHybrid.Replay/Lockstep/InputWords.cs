using PluginHybrid.Core.Session;

namespace PluginHybrid.Replay.Lockstep;

/// <summary>An input in a few words: what a client took, and what it should have taken, are compared by them.</summary>
internal static class InputWords
{
    /// <summary>A message.</summary>
    public static string Frame(ConnectionId connection) => $"a frame on {connection}";

    /// <summary>Any other.</summary>
    public static string Of(SessionInput input) => input switch
    {
        OpenedInput opened => $"{opened.Connection} open",
        LostInput lost => FormattableString.Invariant($"{lost.Connection} lost{(lost.Loss.HttpStatus > 0 ? $" with HTTP {lost.Loss.HttpStatus}" : "")}"),
        AnswerInput answer => FormattableString.Invariant($"{answer.Answer.GetType().Name} as the answer to call {answer.Answer.Id}"),
        TimerInput => "the session's timer",
        StartInput => "the start",
        StopInput => "the stop",
        WatchInput watch => $"{(watch.Watch ? "the wish for" : "the end of the wish for")} {watch.Symbol}",
        FollowInput follow => $"{(follow.Follow ? "one more" : "one less")} who follows {follow.Symbol}",
        CommandInput command => $"command {command.Request.Id}",
        HaltInput halt => halt.Halted ? "the halt" : "the end of the halt",
        _ => input.GetType().Name,
    };
}
