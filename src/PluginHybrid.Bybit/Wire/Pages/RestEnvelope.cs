namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>What wraps every REST answer.</summary>
/// <typeparam name="T">What <c>result</c> holds.</typeparam>
/// <param name="RetCode">The venue's verdict, and nothing else is: 0 is success whatever the text.</param>
/// <param name="RetMsg">The venue's text, cleaned of what must not be shown.</param>
/// <param name="TimeMs">The venue's clock when it answered; 0 when left out.</param>
/// <param name="Result">The result; only read when <paramref name="RetCode"/> is 0.</param>
internal readonly record struct RestEnvelope<T>(int RetCode, string RetMsg, long TimeMs, T? Result);
