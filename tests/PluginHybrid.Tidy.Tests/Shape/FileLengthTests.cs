using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

[Category(Level.Unit)]
public sealed class FileLengthTests
{
    [Fact]
    public void No_source_file_is_above_300_lines() => new FileLength().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void The_301st_line_is_found_and_the_300th_is_not() => new FileLength()
        .Inspect(Tree.Of(
            ("src/Full.cs", string.Concat(Enumerable.Repeat("//\n", 300))),
            ("src/Over.cs", string.Concat(Enumerable.Repeat("//\n", 301)))))
        .MustFind("src/Over.cs:301: 301 lines, at most 300");
}
