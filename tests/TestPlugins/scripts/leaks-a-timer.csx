// A timer of its own keeps it in memory after it was replaced.
var leaked = new Timer(_ => GC.KeepAlive(Host), null, 10, 10);
OnUpdate(update => GC.KeepAlive(leaked));
