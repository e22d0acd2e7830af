using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Levels;

[Category(Level.Unit)]
public sealed class OneCategoryTests
{
    [Fact]
    public void Every_test_class_carries_exactly_one_category() => new OneCategory().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Missing_and_doubled_categories_are_found() => new OneCategory()
        .Inspect(Tree.Of(("tests/A.Tests/ATests.cs", """
            class None { [Fact] void A() { } }

            [Category(Level.Unit), Category(Level.System)]
            class Two { [RetryTheory] void A() { } }

            [Category(Level.Unit)]
            class Inner
            {
                [Fact, Category(Level.System)]
                void A() { }

                [Fact, Trait("Category", "Odd")]
                void B() { }
            }
            """)))
        .MustFind(
            "tests/A.Tests/ATests.cs:1: None carries no Category",
            "tests/A.Tests/ATests.cs:4: Two carries 2 Categories",
            "tests/A.Tests/ATests.cs:10: A carries a Category beside its class's",
            "tests/A.Tests/ATests.cs:12: Trait(\"Category\", \"Odd\") spells the category by hand");

    [Fact]
    public void Classes_without_tests_and_abstract_ones_need_none() => new OneCategory()
        .Inspect(Tree.Of(("tests/A.Tests/ATests.cs", """
            class Stand { void A() { } }
            abstract class Base { [Fact] void A() { } }
            [Category(Level.Unit)] class Real { [Fact] void A() { } }
            """)))
        .MustHold();
}
