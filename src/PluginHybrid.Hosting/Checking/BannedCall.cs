namespace PluginHybrid.Hosting.Checking;

/// <summary>A call that a plugin should not make.</summary>
/// <param name="Code">HYB00xx.</param>
/// <param name="Type">Full name of the type that has it.</param>
/// <param name="Member">Name in metadata: <c>.ctor</c>, <c>get_Now</c>; <c>*</c> for every member.</param>
/// <param name="Why">What it does to the host or to a replay.</param>
/// <param name="Instead">What to write.</param>
/// <param name="Parameters">Only the overload with so many; -1 for all.</param>
internal sealed record BannedCall(string Code, string Type, string Member, string Why, string Instead, int Parameters = -1)
{
    /// <summary>The name as its author wrote it.</summary>
    public string Spelled(string member) => member switch
    {
        ".ctor" => $"new {Type}",
        _ when member.StartsWith("get_", StringComparison.Ordinal) => $"{Type}.{member[4..]}",
        _ when member.StartsWith("add_", StringComparison.Ordinal) => $"{Type}.{member[4..]} +=",
        _ => $"{Type}.{member}",
    };
}
