namespace PluginHybrid.FakeExchange.Controls;

/// <summary>REST requests seen, and faults for those to come.</summary>
public sealed class RestControls
{
    private readonly Lock _gate = new();
    private readonly List<RestRequest> _requests = [];
    private readonly List<Armed> _armed = [];
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

    /// <summary>Most rows of one page of positions, whatever the client asks for; null for what it asks. Default null.</summary>
    public int? RowsPerPage { get; set; }

    /// <summary>Stands at both ends of every call; null for nobody. Default null.</summary>
    public IRestWatch? Watch { get; set; }

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
    /// <returns>Dispose to take back what is left of it.</returns>
    public IDisposable Fail(string path, RestFault fault, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        var armed = new Armed(path, fault) { Left = times };
        lock (_gate)
        {
            _armed.Add(armed);
        }

        return new Removal(() =>
        {
            lock (_gate)
            {
                _armed.Remove(armed);
            }
        });
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
            var armed = _armed.Find(one => one.Path == path || one.Path == "*");
            if (armed is { Left: not int.MaxValue } && --armed.Left == 0)
            {
                _armed.Remove(armed);
            }

            return armed?.Fault;
        }
    }

    internal bool UseStaleList()
    {
        lock (_gate)
        {
            return _staleLists > 0 && _staleLists-- > 0;
        }
    }

    private sealed class Armed(string path, RestFault fault)
    {
        public string Path { get; } = path;

        public RestFault Fault { get; } = fault;

        public int Left { get; set; }
    }
}
