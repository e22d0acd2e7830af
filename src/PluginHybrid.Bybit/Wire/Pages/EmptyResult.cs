namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>The result of a call that answers with its verdict only, such as <c>POST /v5/position/trading-stop</c>.</summary>
public readonly record struct EmptyResult;
