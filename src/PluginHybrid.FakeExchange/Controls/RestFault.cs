using System.Net;

namespace PluginHybrid.FakeExchange.Controls;

/// <summary>What becomes of a REST call instead of its proper answer.</summary>
public abstract record RestFault
{
    /// <summary>An HTTP status with a body that is not the venue's JSON; default body is a short HTML page.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The body.</param>
    public static RestFault Status(HttpStatusCode status, string body = "<html><body><h1>error</h1></body></html>") => new StatusFault(status, body);

    /// <summary>The venue's JSON with a code of its own; the call is not carried out.</summary>
    /// <param name="retCode">For example 10016 (FACTS §8.4).</param>
    /// <param name="retMsg">The words.</param>
    public static RestFault RetCode(int retCode, string retMsg) => new RetCodeFault(retCode, retMsg);

    /// <summary>The call is carried out but answered with 10000: the outcome is unknown to the client (FACTS §8.4).</summary>
    public static RestFault DoneButTimedOut { get; } = new DoneButTimedOutFault();

    /// <summary>No answer until the client gives up.</summary>
    public static RestFault Hang { get; } = new HangFault();

    /// <summary>The answer breaks off in the middle of its body.</summary>
    public static RestFault Truncated { get; } = new TruncatedFault();

    /// <summary>The connection is reset before an answer.</summary>
    public static RestFault Reset { get; } = new ResetFault();

    /// <summary>The proper answer comes late.</summary>
    /// <param name="delay">How late, by the options' <see cref="TimeProvider"/>.</param>
    public static RestFault DelayBy(TimeSpan delay) => new DelayFault(delay);

    /// <summary>The body is replaced, status and headers stay.</summary>
    /// <param name="json">The new body.</param>
    public static RestFault Body(string json) => new BodyFault(json);
}

/// <summary>See <see cref="RestFault.Status"/>.</summary>
internal sealed record StatusFault(HttpStatusCode Code, string Html) : RestFault;

/// <summary>See <see cref="RestFault.RetCode"/>.</summary>
internal sealed record RetCodeFault(int Code, string Message) : RestFault;

/// <summary>See <see cref="RestFault.DoneButTimedOut"/>.</summary>
internal sealed record DoneButTimedOutFault : RestFault;

/// <summary>See <see cref="RestFault.Hang"/>.</summary>
internal sealed record HangFault : RestFault;

/// <summary>See <see cref="RestFault.Truncated"/>.</summary>
internal sealed record TruncatedFault : RestFault;

/// <summary>See <see cref="RestFault.Reset"/>.</summary>
internal sealed record ResetFault : RestFault;

/// <summary>See <see cref="RestFault.DelayBy"/>.</summary>
internal sealed record DelayFault(TimeSpan Delay) : RestFault;

/// <summary>See <see cref="RestFault.Body"/>.</summary>
internal sealed record BodyFault(string Json) : RestFault;
