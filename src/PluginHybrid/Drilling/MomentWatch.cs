using PluginHybrid.Drilling.Comparing;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.Drilling;

/// <summary>Sees every frame to the host and both ends of every call of the host; kills it where it was told to.</summary>
/// <param name="venue">The venue of the run.</param>
/// <param name="strike">Where; <c>null</c> for nowhere.</param>
internal sealed class MomentWatch(FakeBybit venue, Strike? strike) : IRestWatch, IFrameFilter
{
    private readonly Lock _gate = new();
    private readonly int[] _counts = new int[Enum.GetValues<MomentKind>().Length];
    private readonly Dictionary<string, Position> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Life, long Open)> _lives = new(StringComparer.Ordinal);
    private readonly List<SentCommand> _commands = [];

    /// <summary>Kills the host; set before it dials.</summary>
    public Action Kill { get; set; } = () => { };

    /// <summary>What was about to happen when the host was killed; <c>null</c> before.</summary>
    public string? Struck { get; private set; }

    /// <summary>How many moments of each kind there were.</summary>
    public IReadOnlyDictionary<MomentKind, int> Counts
    {
        get
        {
            lock (_gate)
            {
                return Enum.GetValues<MomentKind>().ToDictionary(kind => kind, kind => _counts[(int)kind]);
            }
        }
    }

    /// <summary>Every command so far.</summary>
    public IReadOnlyList<SentCommand> Commands
    {
        get
        {
            lock (_gate)
            {
                return [.. _commands];
            }
        }
    }

    /// <inheritdoc />
    public bool Arrives(RestRequest request)
    {
        if (IsCommand(request))
        {
            Remember(request);
        }

        return !Passes(IsCommand(request) ? MomentKind.CommandArrived : MomentKind.ReadArrived, $"{request.Path} {request.Body}");
    }

    /// <inheritdoc />
    public void Carried(RestRequest request, int retCode)
    {
        if (IsCommand(request))
        {
            lock (_gate)
            {
                var before = _before[request.Body];
                _commands.AddRange(SentCommandReader.Read(request.Path, request.Body, before, _lives[LegOf(before)].Life, retCode));
            }
        }

        Passes(IsCommand(request) ? MomentKind.CommandCarried : MomentKind.ReadCarried, $"{request.Path} {request.Body}");
    }

    /// <inheritdoc />
    public IEnumerable<ReadOnlyMemory<byte>> Pass(ClientConnection connection, ReadOnlyMemory<byte> frame)
    {
        Passes(MomentKind.Frame, $"{connection.Kind} frame");
        return [frame];
    }

    private static bool IsCommand(RestRequest request) => request.Method == "POST";

    private static string LegOf(Position row) => $"{row.Symbol}#{row.PositionIdx}";

    private void Remember(RestRequest request)
    {
        var (symbol, positionIdx) = SentCommandReader.LegOf(request.Body);
        var row = venue.Position(symbol, positionIdx);
        lock (_gate)
        {
            _before[request.Body] = row;
            var (life, open) = _lives.GetValueOrDefault(LegOf(row));
            _lives[LegOf(row)] = row.IsFlat || row.OpenMs == open ? (life, open) : (life + 1, row.OpenMs);
        }
    }

    // The host is killed outside the lock: its sockets end meanwhile, which nobody here has to wait for.
    private bool Passes(MomentKind kind, string what)
    {
        lock (_gate)
        {
            _counts[(int)kind]++;
            if (Struck is not null || strike?.Kind != kind || strike.Number != _counts[(int)kind])
            {
                return false;
            }

            Struck = what.Trim();
        }

        Kill();
        return true;
    }
}
