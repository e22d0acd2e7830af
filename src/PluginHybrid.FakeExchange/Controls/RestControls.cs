namespace PluginHybrid.FakeExchange.Controls;

/// <summary>REST requests seen, and faults for those to come.</summary>
public sealed class RestControls
{
    private readonly Lock _gate = new();
    private readonly List<RestRequest> _requests = [];
    private readonly List<(string Path, RestFault Fault, int Left)> _armed = [];
    private int _staleLists;

    internal RestControls()
    {
    }

    /// <summary>All requests, oldest first.</summary>
    public IReadOnlyList<RestRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Raised under the exchange's lock when a stale position list was asked for: the venue takes its snapshot.</summary>
    internal Action? Freeze { get; set; }

    /// <summary>How many requests a path has seen.</summary>
    /// <param name="path">For example <c>/v5/position/list</c>.</param>
    public int Count(string path)
    {
        lock (_gate)
        {
            return _requests.Count(request => request.Path == path);
        }
    }

    /// <summary>The next calls of a path go wrong.</summary>
    /// <param name="path">For example <c>/v5/position/list</c>; <c>*</c> for any.</param>
    /// <param name="fault">What happens to them.</param>
    /// <param name="times">How many; <see cref="int.MaxValue"/> for all to come. Default 1.</param>
    public void Fail(string path, RestFault fault, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_gate)
        {
            _armed.Add((path, fault, times));
        }
    }

    /// <summary>Remembers the position list as it is now and answers the next calls with it (FACTS §9, 29).</summary>
    /// <param name="times">How many calls. Default 1.</param>
    public void AnswerStalePositionList(int times = 1)
    {
        Freeze?.Invoke();
        lock (_gate)
        {
            _staleLists = times;
        }
    }

    /// <summary>Takes back every armed fault.</summary>
    public void Heal()
    {
        lock (_gate)
        {
            _armed.Clear();
            _staleLists = 0;
        }
    }

    internal void ForgetPast()
    {
        lock (_gate)
        {
            _requests.Clear();
            _requests.TrimExcess();
        }
    }

    internal void Saw(RestRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
        }
    }

    internal RestFault? Next(string path)
    {
        lock (_gate)
        {
            var at = _armed.FindIndex(armed => armed.Path == path || armed.Path == "*");
            if (at < 0)
            {
                return null;
            }

            var (armedPath, fault, left) = _armed[at];
            if (left == 1)
            {
                _armed.RemoveAt(at);
            }
            else if (left != int.MaxValue)
            {
                _armed[at] = (armedPath, fault, left - 1);
            }

            return fault;
        }
    }

    internal bool UseStaleList()
    {
        lock (_gate)
        {
            return _staleLists > 0 && _staleLists-- > 0;
        }
    }
}
