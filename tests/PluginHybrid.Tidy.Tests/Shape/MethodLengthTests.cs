using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

[Category(Level.Unit)]
public sealed class MethodLengthTests
{
    [Fact]
    public void No_method_is_above_50_lines() => new MethodLength().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_method_of_51_lines_is_found_without_its_attributes_and_comments() => Inspect($$"""
        class A
        {
            /// <summary>Long.</summary>
            [Fact]
            void Long()
            {{{Lines(48)}}
            }

            /// <summary>Just right.</summary>
            [Fact]
            void Right()
            {{{Lines(47)}}
            }
        }
        """).MustFind("src/A.cs:5: Long has 51 lines, at most 50");

    [Fact]
    public void A_long_one_file_program_is_found_and_its_functions_count_by_themselves() =>
        Inspect(string.Concat(Enumerable.Repeat("Go();\n", 51)) + $"void Go()\n{{{Lines(47)}\n}}")
        .MustFind("src/A.cs:1: the program has 51 lines, at most 50");

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("\n;", count));

    private static Verdict Inspect(string text) => new MethodLength().Inspect(Tree.Of(("src/A.cs", text)));
}
