using PluginHybrid.FakeExchange.Faults;

namespace PluginHybrid.FakeExchange.Tests.Faults;

/// <summary>A fault without a test of its symptom is not in the catalogue.</summary>
[Category(Level.Unit)]
public sealed class EveryFaultIsTriedTests
{
    [Fact]
    public void Every_fault_has_a_test_of_its_own_symptom()
    {
        var folder = Path.Combine(Repository.Root, "tests", "PluginHybrid.FakeExchange.Tests", "Faults");
        var tests = string.Join('\n', Directory.GetFiles(folder, "*SymptomTests.cs").Select(File.ReadAllText));

        Assert.Equal([], FaultCatalogue.Names.Where(name => !tests.Contains($"{name}: ", StringComparison.Ordinal)));
    }
}
