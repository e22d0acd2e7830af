namespace PluginHybrid.Recordings.Format;

/// <summary>What a record tells. The code in the file stands beside each.</summary>
public enum RecordKind : byte
{
    /// <summary>A kind this version does not know; kept by tools, skipped by readers.</summary>
    Unknown,

    /// <summary><c>hdr</c>: what the recording is and what a replay needs. First in each part.</summary>
    Header,

    /// <summary><c>in</c>: the session was started or stopped. An input.</summary>
    Run,

    /// <summary><c>op</c>: a socket opened. An input.</summary>
    Opened,

    /// <summary><c>ls</c>: a socket ended or never opened. An input.</summary>
    Lost,

    /// <summary><c>f</c>: a message; an input when it came in.</summary>
    Frame,

    /// <summary><c>tm</c>: the session's timer came due. An input.</summary>
    Timer,

    /// <summary><c>an</c>: a REST call of the session was answered. An input.</summary>
    Answer,

    /// <summary><c>wa</c>: a symbol is watched or no longer. An input.</summary>
    Watch,

    /// <summary><c>fo</c>: a symbol has one more listener or one less. An input.</summary>
    Follow,

    /// <summary><c>cm</c>: a command was given. An input.</summary>
    Command,

    /// <summary><c>ha</c>: the kill switch. An input.</summary>
    Halt,

    /// <summary><c>dl</c>: a socket is dialled.</summary>
    Dial,

    /// <summary><c>cl</c>: a socket is closed by us.</summary>
    Close,

    /// <summary><c>ca</c>: the session asks for a REST call.</summary>
    Call,

    /// <summary><c>rq</c>: an HTTP request.</summary>
    Request,

    /// <summary><c>rs</c>: its reply, or why there was none.</summary>
    Reply,

    /// <summary><c>pt</c>: a plugin's timer came due.</summary>
    PluginTimer,

    /// <summary><c>tu</c>: a plugin's turn ran late.</summary>
    Turn,

    /// <summary><c>pl</c>: a plugin was started or replaced in the middle of the session.</summary>
    Plugin,

    /// <summary><c>mk</c>: a mark.</summary>
    Mark,

    /// <summary><c>ck</c>: a checkpoint over the records since the one before.</summary>
    Checkpoint,

    /// <summary><c>end</c>: a clean end. Last in a part.</summary>
    End,
}
