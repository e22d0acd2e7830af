namespace PluginHybrid.Core.Orders;

/// <summary>Names one command of one plugin, in journal, log and outcome.</summary>
/// <param name="Plugin">The plugin's id; <c>host</c> for the watchdog's own.</param>
/// <param name="Number">From 1 per run and plugin, rising, without holes, also over swaps.</param>
public readonly record struct CommandId(string Plugin, long Number)
{
    /// <summary>The plugin part of the host's own commands.</summary>
    public const string Host = "host";

    /// <inheritdoc />
    public override string ToString() => $"{Plugin}/{Number}";
}
