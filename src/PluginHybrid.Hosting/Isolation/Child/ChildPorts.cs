namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>What one process has of everything, whatever plugin it runs.</summary>
/// <param name="Outbox">The way to the host.</param>
/// <param name="Books">Views.</param>
/// <param name="Questions">Asks the host.</param>
/// <param name="Desk">Takes commands.</param>
/// <param name="Clock">Tells event time.</param>
internal sealed record ChildPorts(Outbox Outbox, MirrorBooks Books, Questions Questions, ChildDesk Desk, ChildClock Clock);
