namespace Plugins.Tests;

public sealed class HybridPlugin1Tests
{
}
