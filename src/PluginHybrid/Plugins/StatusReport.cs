using PluginHybrid.Control;
using PluginHybrid.Display;
using PluginHybrid.Hosting.State;
using PluginHybrid.Running;
using PluginHybrid.Watching;

namespace PluginHybrid.Plugins;

/// <summary>Gathers the health of the host when somebody asks.</summary>
/// <param name="venue">The environment's name.</param>
/// <param name="session">The stream.</param>
/// <param name="watch">What its events told.</param>
/// <param name="store">The disk.</param>
/// <param name="board">The plugins.</param>
/// <param name="time">The clock.</param>
internal sealed class StatusReport(
    string venue, ISession session, SessionWatch watch, StateStore store, IPluginBoard board, TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();

    /// <summary>Health now.</summary>
    /// <param name="halt">The kill switch.</param>
    public HostStatus Now(HaltSwitch halt)
    {
        var positions = watch.Board.Read();
        return new HostStatus
        {
            Hybrid = HostVersion.Text,
            Process = Environment.ProcessId,
            Venue = venue,
            Seconds = Math.Round(time.GetElapsedTime(_began).TotalSeconds),
            PrivateStream = Cells.State(session.Private).Word,
            PublicStream = Cells.State(session.Public).Word,
            Fresh = session.Private.IsFresh && session.Public.IsFresh,
            Positions = positions.Count,
            Unprotected = [.. positions.Where(held => held.Position.StopLoss is null && held.Position.TrailingStop is null).Select(held => held.Position.Key.ToString())],
            Alarms = watch.Alarms,
            Halted = halt.Reason,
            StateProblem = store.Failure,
            LostJournalLines = store.LostLines,
            Plugins = board.Plugins(),
        };
    }
}
