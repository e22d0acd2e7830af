using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Docs;

/// <summary>Reference frames of other people are read by tests where they lie beside the repository, never copied into it.</summary>
/// <param name="frames">The reference frames.</param>
/// <remarks>
/// A copy is 120 characters in a row from a frame at least that long, with or without the backslashes of a C# string:
/// long enough that the shape of a message alone does not reach it. A recording of the simulated exchange is looked at by nobody
/// here: its frames are our fake's, and members that are empty in every order reach that length.
/// </remarks>
internal sealed class NoBorrowedFrames(IEnumerable<string> frames) : RuleOver<TextFile>
{
    private const int Window = 120;
    private const int Stride = 40;

    private readonly HashSet<string> _pieces = [.. frames.SelectMany(Pieces)];

    /// <inheritdoc />
    public override string Fix => "make the frame with the fake exchange, with values of your own.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => _pieces.Count == 0 ? [] : tree.Files.Where(file => !IsOfOurFake(file));

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        from line in subject.Lines.Select((text, index) => (Text: text.Replace("\\\"", "\"", StringComparison.Ordinal), Number: index + 1))
        where Holds(line.Text)
        select subject.At(line.Number, "holds a piece of a reference frame");

    private static bool IsOfOurFake(TextFile file) => file.IsUnder("recordings") && file.Lines is [var header, ..]
        && header.StartsWith("{\"k\":\"hdr\"", StringComparison.Ordinal) && header.Contains("\"env\":\"simulated\"", StringComparison.Ordinal);

    private static IEnumerable<string> Pieces(string frame)
    {
        for (var start = 0; start + Window <= frame.Length; start += Stride)
        {
            yield return frame.Substring(start, Window);
        }
    }

    private bool Holds(string line)
    {
        var pieces = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start + Window <= line.Length; start++)
        {
            if (pieces.Contains(line.AsSpan(start, Window))) return true;
        }

        return false;
    }
}
