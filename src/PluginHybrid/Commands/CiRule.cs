using PluginHybrid.Venues;

namespace PluginHybrid.Commands;

/// <summary>What CI compares with is accepted by a person, on their own machine.</summary>
internal static class CiRule
{
    /// <summary>Refuses where CI is set.</summary>
    /// <param name="around">Whose variables.</param>
    /// <param name="what">That is refused.</param>
    /// <exception cref="UsageException">It is.</exception>
    public static void ThrowIfInside(Surroundings around, string what)
    {
        if (around.Environment.GetValueOrDefault("CI") is { Length: > 0 } and not "false")
        {
            throw new UsageException($"{what} is refused where CI is set: what CI compares with is accepted by a person, on their own machine.");
        }
    }
}
