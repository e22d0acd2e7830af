namespace PluginHybrid.Bybit.Rest;

/// <summary>Every request passes here: the budget of its endpoint, the budget of our address, and the full stop after a ban.</summary>
/// <param name="time">Clock and waits.</param>
/// <param name="clock">Venue time, for reset headers.</param>
/// <param name="settings">Limits.</param>
internal sealed class RestGate(TimeProvider time, ClockOffset clock, RestSettings settings)
{
    // A second and a little: requests bunch up on their way, and it is the venue's second that counts.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1050);
    private static readonly TimeSpan ResetMax = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<string, RateBudget> _endpoints = new(StringComparer.Ordinal);

    // The venue's limit is 600 in 5 s over all hosts; other programs may share the address.
    private readonly RateBudget _address = new(500, TimeSpan.FromSeconds(5));
    private TimeSpan _stoppedUntil;
    private string _stopReason = "";

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Reserves a place in the endpoint's budget.</summary>
    /// <param name="path">The endpoint.</param>
    /// <param name="wait">How long to wait before going on, or, when refused, before it is any use to ask again.</param>
    /// <param name="refusal">Why not; empty when granted.</param>
    public bool TryReserve(string path, out TimeSpan wait, out string refusal)
    {
        lock (_gate)
        {
            return TryReserve(EndpointOf(path), path, out wait, out refusal);
        }
    }

    /// <summary>Reserves a place in the address's budget, which all endpoints share. Only when the endpoint's turn has come:
    /// a request that still waits for its endpoint must not hold up the others.</summary>
    /// <param name="wait">How long to wait before sending, or, when refused, before it is any use to ask again.</param>
    /// <param name="refusal">Why not; empty when granted.</param>
    public bool TryReserveAddress(out TimeSpan wait, out string refusal)
    {
        lock (_gate)
        {
            return TryReserve(_address, "this address", out wait, out refusal);
        }
    }

    /// <summary>Takes in what an answer's headers say.</summary>
    /// <param name="path">The endpoint.</param>
    /// <param name="headers">The answer's headers.</param>
    public void Observe(string path, BudgetHeaders headers)
    {
        lock (_gate)
        {
            var endpoint = EndpointOf(path);
            if (headers.Limit is { } limit)
            {
                endpoint.Resize(limit);
            }

            if (headers.Left == 0)
            {
                endpoint.Hold(Now + (UntilReset(headers) ?? Window));
            }
        }
    }

    /// <summary>The venue refused for too many requests (10006, 429): the endpoint rests.</summary>
    /// <param name="path">The endpoint.</param>
    /// <param name="headers">The answer's headers.</param>
    /// <returns>How long.</returns>
    public TimeSpan Rest(string path, BudgetHeaders headers)
    {
        var rest = UntilReset(headers) ?? headers.RetryAfter ?? Window;
        rest = rest > ResetMax ? ResetMax : rest;
        lock (_gate)
        {
            EndpointOf(path).Hold(Now + rest);
        }

        return rest;
    }

    /// <summary>HTTP 403: all requests stop, because each one more would prolong the ban.</summary>
    /// <param name="reason">For the refusals until then.</param>
    /// <returns>How long.</returns>
    public TimeSpan StopAll(string reason)
    {
        lock (_gate)
        {
            (_stoppedUntil, _stopReason) = (Now + settings.StopAfterBan, reason);
        }

        return settings.StopAfterBan;
    }

    private bool TryReserve(RateBudget budget, string whose, out TimeSpan wait, out string refusal)
    {
        var now = Now;
        if (now < _stoppedUntil)
        {
            (wait, refusal) = (_stoppedUntil - now, _stopReason);
            return false;
        }

        var due = budget.Next(now);
        wait = due - now;
        if (wait > settings.QueueWaitMax)
        {
            refusal = $"the budget of {whose} is spent for {wait.TotalSeconds:0.0} s";
            return false;
        }

        budget.Take(due);
        refusal = "";
        return true;
    }

    private TimeSpan? UntilReset(BudgetHeaders headers)
    {
        // Anything else than the near future is the time of the answer itself: nothing was exceeded.
        var waitMs = headers.ResetMs is { } ms ? ms - clock.VenueNow.ToUnixTimeMilliseconds() : 0;
        return waitMs > 0 && waitMs <= ResetMax.TotalMilliseconds ? TimeSpan.FromMilliseconds(waitMs) : null;
    }

    private RateBudget EndpointOf(string path)
    {
        if (!_endpoints.TryGetValue(path, out var budget))
        {
            _endpoints.Add(path, budget = new RateBudget(PerSecond(path), Window));
        }

        return budget;
    }

    private static int PerSecond(string path) => path switch
    {
        RestPath.PositionList or RestPath.OrderRealtime or RestPath.ExecutionList => 50,
        RestPath.TradingStop or RestPath.OrderCreate or RestPath.OrderCancel or RestPath.QueryKey => 10,
        _ => 50,
    };
}
