using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Controls;

/// <summary>One attempt of a client to open a socket.</summary>
/// <param name="At">Real time of the request, by the options' <see cref="TimeProvider"/>.</param>
/// <param name="Kind">Which socket; a wrong path counts as public.</param>
/// <param name="Status">HTTP status answered: 101 when it was opened, 0 when it was left hanging.</param>
public sealed record Dial(DateTimeOffset At, ConnectionKind Kind, int Status);
