namespace PluginHybrid.Bybit;

/// <summary>The venue refused the key, twice, with the clock measured anew in between: no retry can mend it.</summary>
/// <param name="reason">The venue's text.</param>
/// <param name="whatToCheck">What a person should look at.</param>
public sealed class KeyRefusedException(string reason, string whatToCheck)
    : Exception($"The venue refused the key: {reason}. {whatToCheck}")
{
    /// <summary>The venue's text.</summary>
    public string Reason { get; } = reason;

    /// <summary>What a person should look at.</summary>
    public string WhatToCheck { get; } = whatToCheck;
}
