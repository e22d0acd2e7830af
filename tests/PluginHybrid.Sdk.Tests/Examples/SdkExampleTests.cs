using PluginHybrid.Testing;

namespace PluginHybrid.Sdk.Tests.Examples;

[Category(Level.Unit)]
public sealed class SdkExampleTests
{
    public static TheoryData<string> Types => [.. SdkDocumentation.Examples.Select(example => example.Of).Distinct()];

    [Fact]
    public void Every_public_member_is_used_in_an_example_of_its_own_or_of_its_type()
    {
        var members = SdkDocumentation.Members().ToList();
        Assert.True(members.Count > 200, $"only {members.Count} members were looked at");
        var without = members.Where(member => !SdkDocumentation.Names(member.Examples, member.Name)).Select(member => member.Member).ToList();
        Assert.True(without.Count == 0, $"no example uses:\n{string.Join('\n', without)}");
    }

    [Fact]
    public void An_example_that_does_not_compile_is_found() =>
        Assert.Contains(ExampleCompiler.Compile("await Orders.Submit(new OpenPosition(key, 1m));"), error => error.Contains("'OpenPosition'", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_example_compiles(string member)
    {
        foreach (var example in SdkDocumentation.Examples.Where(example => example.Of == member))
        {
            var errors = ExampleCompiler.Compile(example.Code);
            Assert.True(errors.Count == 0, $"{member}\n{example.Code}\n\n{string.Join('\n', errors)}");
        }
    }
}
