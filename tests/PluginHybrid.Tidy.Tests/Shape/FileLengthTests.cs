using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

[Category(Level.Unit)]
public sealed class FileLengthTests
{
    [Fact]
    public void No_source_file_is_above_300_lines_and_no_test_file_above_500() => new FileLength().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void The_301st_line_is_found_and_the_300th_is_not() => new FileLength()
        .Inspect(Tree.Of(
            ("src/Full.cs", string.Concat(Enumerable.Repeat("//\n", 300))),
            ("src/Over.cs", string.Concat(Enumerable.Repeat("//\n", 301)))))
        .MustFind("src/Over.cs:301: 301 lines, at most 300");

    [Fact]
    public void A_test_file_may_have_500_lines_and_not_one_more() => new FileLength()
        .Inspect(Tree.Of(
            ("tests/Full.cs", string.Concat(Enumerable.Repeat("//\n", 500))),
            ("tests/Over.cs", string.Concat(Enumerable.Repeat("//\n", 501)))))
        .MustFind("tests/Over.cs:501: 501 lines, at most 500");
}
