using Xunit.v3;

namespace PluginHybrid.Testing;

/// <summary>Gives a test its <c>Category</c>: <c>dotnet test --filter Category=Unit</c>.</summary>
/// <param name="level">The level; every test class carries exactly one.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CategoryAttribute(Level level) : Attribute, ITraitAttribute
{
    /// <summary>The level given.</summary>
    public Level Level { get; } = level;

    /// <inheritdoc />
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", Level.ToString())];
}
