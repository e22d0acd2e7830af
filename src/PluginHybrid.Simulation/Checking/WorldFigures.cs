namespace PluginHybrid.Simulation.Checking;

/// <summary>What the world holds at a moment.</summary>
/// <param name="Sockets">Sockets the venue sees open.</param>
/// <param name="Topics">Topics subscribed on them, together.</param>
/// <param name="Timers">Timers of host and plugins that are set.</param>
/// <param name="Messages">Frames and REST messages under way.</param>
/// <param name="LaneInputs">Inputs that wait in plugins' lanes.</param>
/// <param name="Calls">REST calls without an answer yet.</param>
public sealed record WorldFigures(int Sockets, int Topics, int Timers, int Messages, int LaneInputs, int Calls);
