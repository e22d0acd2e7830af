using Xunit.v3;

namespace PluginHybrid.Testing;

/// <summary>Marks a test that takes more than ten seconds: <c>dotnet test --filter Category!=Slow</c> leaves it out.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SlowAttribute : Attribute, ITraitAttribute
{
    /// <inheritdoc />
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "Slow")];
}
