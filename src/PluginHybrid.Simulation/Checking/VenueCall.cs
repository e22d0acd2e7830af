namespace PluginHybrid.Simulation.Checking;

/// <summary>A REST call as it reached the venue.</summary>
/// <param name="Method"><c>GET</c> or <c>POST</c>.</param>
/// <param name="Path">For example <c>/v5/position/trading-stop</c>.</param>
/// <param name="Query">As sent, without question mark.</param>
/// <param name="Body">As sent.</param>
/// <param name="RetCode">What the venue answered; −1 when it answered no envelope.</param>
public sealed record VenueCall(string Method, string Path, string Query, string Body, int RetCode);
