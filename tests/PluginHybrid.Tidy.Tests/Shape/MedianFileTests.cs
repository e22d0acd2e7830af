using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

[Category(Level.Unit)]
public sealed class MedianFileTests
{
    [Fact]
    public void The_median_file_of_every_room_is_short() => new MedianFile().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_room_of_long_files_is_found() => new MedianFile()
        .Inspect(Tree.Of(
            ("src/A/A.csproj", "<Project />"),
            ("src/A/Short.cs", "//"),
            ("src/A/Long.cs", string.Concat(Enumerable.Repeat("//\n", 80))),
            ("src/A/Longer.cs", string.Concat(Enumerable.Repeat("//\n", 90)))))
        .MustFind("src/A/A.csproj:1: the median of 3 files is 80 lines, must be below 80");
}
