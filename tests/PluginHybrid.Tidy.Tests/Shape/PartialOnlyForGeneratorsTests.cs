using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

[Category(Level.Unit)]
public sealed class PartialOnlyForGeneratorsTests
{
    [Fact]
    public void Nothing_is_partial_without_need() => new PartialOnlyForGenerators().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_class_cut_into_files_is_found() => Inspect("public partial class Book\n{\n    void Add() { }\n}")
        .MustFind("src/A.cs:1: Book is partial without a generator's need");

    [Fact]
    public void Generated_members_and_log_classes_are_left_alone()
    {
        Inspect("partial class Names { [GeneratedRegex(\"a\")] private static partial Regex A(); }").MustHold();
        Inspect("partial class Shell { static partial class Log { [LoggerMessage] static partial void Opened(ILogger log); } }").MustHold();
        Inspect("[JsonSerializable(typeof(int))] partial class Shapes : JsonSerializerContext;").MustHold();
    }

    private static Verdict Inspect(string text) => new PartialOnlyForGenerators().Inspect(Tree.Of(("src/A.cs", text)));
}
