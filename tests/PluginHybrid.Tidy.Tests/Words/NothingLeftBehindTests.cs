using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

[Category(Level.Unit)]
public sealed class NothingLeftBehindTests
{
    [Fact]
    public void No_reminder_and_no_hole_is_left_behind() => new NothingLeftBehind().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Reminders_and_holes_are_found_but_not_in_strings() => new NothingLeftBehind()
        .Inspect(Tree.Of(("src/A.cs", """
            // TODO: think
            /* first line
               FIXME second line */
            /// <summary>A HACK.</summary>
            class A { void B() => throw new NotImplementedException(); string C = "TODO"; }
            """)))
        .MustFind(
            "src/A.cs:1: left behind: TODO",
            "src/A.cs:3: left behind: FIXME",
            "src/A.cs:4: left behind: HACK",
            "src/A.cs:5: left behind: NotImplementedException");
}
