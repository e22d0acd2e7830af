using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Docs;

[Category(Level.Unit)]
public sealed class NoBorrowedFramesTests
{
    private static readonly string Frame =
        "{\"topic\":\"made.up\",\"data\":[" + string.Join(',', Enumerable.Range(1000, 60).Select(price => $"\"{price}\"")) + "]}";

    [Fact]
    public void No_reference_frame_was_copied_into_the_repository()
    {
        var folder = Path.GetDirectoryName(PluginHybrid.Testing.Repository.SharedMessages("ws-private-position.jsonl"))!;
        var frames = Directory.EnumerateFiles(folder, "*.jsonl").SelectMany(File.ReadLines);

        new NoBorrowedFrames(frames).Inspect(Tree.Repository).MustHold();
    }

    [Fact]
    public void A_copied_piece_is_found_escaped_or_not() => new NoBorrowedFrames([Frame])
        .Inspect(Tree.Of(
            ("tests/frames.jsonl", "\n" + Frame),
            ("tests/A.cs", "var frame = \"" + Frame[30..250].Replace("\"", "\\\"", StringComparison.Ordinal) + "\";"),
            ("recordings/ours/session.jsonl", "{\"k\":\"hdr\",\"env\":\"simulated\"}\n" + Frame),
            ("recordings/theirs/session.jsonl", "{\"k\":\"hdr\",\"env\":\"testnet\"}\n" + Frame),
            ("tests/B.cs", "var shape = \"" + Frame[..40] + "\";")))
        .MustFind(
            "recordings/theirs/session.jsonl:2: holds a piece of a reference frame",
            "tests/A.cs:1: holds a piece of a reference frame",
            "tests/frames.jsonl:2: holds a piece of a reference frame");
}
