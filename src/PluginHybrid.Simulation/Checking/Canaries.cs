namespace PluginHybrid.Simulation.Checking;

/// <summary>The secrets of every simulated day. A world uses them where a person's would be, and they must never be written anywhere.</summary>
public static class Canaries
{
    /// <summary>The account's API key. The host shows its first characters only.</summary>
    public const string ApiKey = "CanaryKeyOfTheWorld";

    /// <summary>The account's API secret.</summary>
    public const string ApiSecret = "CanarySecretThatNobodyMayEverRead036";
}
