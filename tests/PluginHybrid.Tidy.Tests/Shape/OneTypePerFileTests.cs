using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

[Category(Level.Unit)]
public sealed class OneTypePerFileTests
{
    [Fact]
    public void Every_public_type_has_its_file() => new OneTypePerFile().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Two_classes_are_found() => Inspect("Book.cs", "public class Book;\npublic class Page;")
        .MustFind("src/A/Book.cs:2: 2 public types (Book, Page); no family, for they share no base");

    [Fact]
    public void Records_without_a_common_base_are_found() => Inspect("Rows.cs", "public record Row;\npublic enum Kind { One }")
        .MustFind("src/A/Rows.cs:2: 2 public types (Row, Kind); no family, for they share no base");

    [Fact]
    public void A_type_too_big_for_a_family_is_found() =>
        Inspect("Inputs.cs", $"public record Input;\npublic record Big : Input\n{{{new string('\n', 30)}}}")
        .MustFind("src/A/Inputs.cs:2: 2 public types (Input, Big); no family, for Big has 32 lines");

    [Fact]
    public void An_enum_nobody_beside_it_uses_is_found() =>
        Inspect("Inputs.cs", "public record Input;\npublic record Go : Input;\npublic enum Odd { One }")
        .MustFind("src/A/Inputs.cs:2: 3 public types (Input, Go, Odd); no family, for none of the others uses Odd");

    [Fact]
    public void A_type_in_a_file_of_another_name_is_found() => Inspect("Book.cs", "public class Page;")
        .MustFind("src/A/Book.cs:1: Page is in Book.cs");

    [Fact]
    public void A_family_that_outgrew_its_file_is_found() =>
        Inspect("Inputs.cs", $"public abstract record Input;\npublic record Started : Input;{new string('\n', 150)}//")
        .MustFind("src/A/Inputs.cs:2: 2 public types (Input, Started); no family, for the file has 152 lines");

    [Fact]
    public void Records_under_one_base_or_one_interface_may_share_a_file()
    {
        Inspect("Inputs.cs", "public abstract record Input(int Id);\npublic record Started(int Id, Way Way) : Input(Id);\npublic enum Way { Up }").MustHold();
        Inspect("AuthEvents.cs", "public record struct Yes : IEvent;\npublic record struct No : My.IEvent;").MustHold();
        Inspect("Outcome.cs", "public record Outcome;\npublic record Outcome<T>;\ninternal class Inner;").MustHold();
    }

    private static Verdict Inspect(string name, string text) => new OneTypePerFile().Inspect(Tree.Of(("src/A/" + name, text)));
}
