using PluginHybrid.Core.Session;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Replay.Running;

/// <summary>A session that is given a recording's inputs again, one after the other.</summary>
internal interface IReplayedSession : ISessionFacts, IAsyncDisposable
{
    /// <summary>Events published so far.</summary>
    long Events { get; }

    /// <summary>Lets a message happen.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="record">The message.</param>
    void Frame(in InputStamp at, in Record record);

    /// <summary>Lets any other input happen.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="input">What.</param>
    /// <param name="record">Where it stands.</param>
    void Take(in InputStamp at, SessionInput input, in Record record);

    /// <summary>Takes a record that is no input.</summary>
    /// <param name="record">The record.</param>
    void Follow(in Record record);
}
