namespace PluginHybrid.Core.Session;

/// <summary>Gives a session its inputs as values.</summary>
public static class SessionInputs
{
    /// <summary>Start, of which there is one kind.</summary>
    public static StartInput Start { get; } = new();

    /// <summary>Stop, of which there is one kind.</summary>
    public static StopInput Stop { get; } = new();

    /// <summary>A timer that is due, of which there is one kind.</summary>
    public static TimerInput Due { get; } = new();

    /// <summary>Lets an input happen. A frame goes through <see cref="HybridSession.Frame"/>, which keeps no bytes.</summary>
    /// <param name="session">To whom.</param>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="input">What.</param>
    /// <exception cref="ArgumentOutOfRangeException">An input of a kind this version does not know.</exception>
    public static void Take(this HybridSession session, in InputStamp at, SessionInput input)
    {
        switch (input)
        {
            case StartInput: session.Start(at); break;
            case StopInput: session.Stop(at); break;
            case OpenedInput opened: session.Opened(at, opened.Connection); break;
            case LostInput lost: session.Lost(at, lost.Connection, lost.Loss); break;
            case TimerInput: session.TimerDue(at); break;
            case AnswerInput answer: session.Answered(at, answer.Answer); break;
            case WatchInput watch: session.Watch(at, watch.Symbol, watch.Watch); break;
            case FollowInput follow: session.Follow(at, follow.Symbol, follow.Follow); break;
            case CommandInput command: session.Command(at, command.Request); break;
            case HaltInput halt: session.Halt(at, halt.Halted, halt.Reason); break;
            default: throw new ArgumentOutOfRangeException(nameof(input), input, "not an input of a session");
        }
    }
}
