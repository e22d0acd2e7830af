namespace PluginHybrid.Core.Journal;

/// <summary>What a journal entry tells.</summary>
public enum JournalKind
{
    /// <summary>A plugin asked, and the gate decided: passed, denied, merged with another, or replaced by a newer intent.</summary>
    Decision,

    /// <summary>A request is about to go to the venue. Durable before it goes.</summary>
    Sent,

    /// <summary>What became of a command.</summary>
    Outcome,

    /// <summary>An account event of a leg that has decisions: opened, closed, order, execution.</summary>
    Event,

    /// <summary>The watchdog or the guard raised its voice.</summary>
    Alarm,

    /// <summary>A person did something: halt, resume, enable, disable, mode.</summary>
    Operator,

    /// <summary>A plugin started, stopped, was swapped, rolled back or quarantined.</summary>
    Lifecycle,
}
