using System.Net;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Controls;

/// <summary>The refusals armed for coming handshakes, and a log of all that came.</summary>
internal sealed class DialPlans
{
    /// <summary>No status at all: the handshake is left without an answer.</summary>
    public const HttpStatusCode Hang = 0;

    private readonly Lock _gate = new();
    private readonly List<(ConnectionKind Kind, HttpStatusCode Status)> _armed = [];
    private readonly List<Dial> _log = [];

    public IReadOnlyList<Dial> Log
    {
        get
        {
            lock (_gate)
            {
                return [.. _log];
            }
        }
    }

    public void Arm(ConnectionKind kind, int times, HttpStatusCode status)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_gate)
        {
            _armed.AddRange(Enumerable.Repeat((kind, status), times));
        }
    }

    /// <summary>Uses up the first armed refusal for a handshake of this kind.</summary>
    public HttpStatusCode? Next(ConnectionKind kind)
    {
        lock (_gate)
        {
            var at = _armed.FindIndex(refusal => refusal.Kind == kind);
            if (at < 0)
            {
                return null;
            }

            var status = _armed[at].Status;
            _armed.RemoveAt(at);
            return status;
        }
    }

    public void Note(Dial dial)
    {
        lock (_gate)
        {
            _log.Add(dial);
        }
    }
}
