using System.Net;

namespace PluginHybrid.FakeExchange.Controls;

/// <summary>What becomes of a handshake instead of an open socket.</summary>
internal abstract record DialPlan
{
    /// <summary>What the log of dials says of it: the HTTP status, or 0 when there was none.</summary>
    public virtual int LoggedStatus => 0;
}

/// <summary>An HTTP status, with the seconds of a <c>Retry-After</c> header when that is given.</summary>
internal sealed record RefuseDial(HttpStatusCode Status, int? RetryAfterSeconds = null) : DialPlan
{
    public override int LoggedStatus => (int)Status;
}

/// <summary>No answer until the client gives up.</summary>
internal sealed record HangDial : DialPlan;

/// <summary>A TCP reset instead of an answer.</summary>
internal sealed record ResetDial : DialPlan;

/// <summary>A handshake whose <c>Sec-WebSocket-Accept</c> does not fit the client's key.</summary>
internal sealed record FalseAcceptDial : DialPlan
{
    public override int LoggedStatus => 101;
}
