using System.IO.Hashing;
using System.Security.Cryptography;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Tests.Auditing;
using PluginHybrid.Recordings.Tests.Capture;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Format;

[Category(Level.Unit)]
public sealed class IndependentReaderTests
{
    [Fact]
    public async Task A_reader_written_from_the_page_alone_reads_the_same_as_ours()
    {
        await using var stage = new Stage().Open();
        await Sample.Play(stage, 300);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(stage.Folder, "session.jsonl"), TestContext.Current.CancellationToken);

        var theirs = IndependentReader.Read(bytes).ToList();

        Assert.Equal("hdr", theirs[0].Kind);
        var ours = Stage.All(stage.Folder);
        Assert.Equal(ours.Count, theirs.Count - 1);
        foreach (var (our, their) in ours.Zip(theirs.Skip(1)))
        {
            Assert.Equal((our.Kind.Name(), our.Number, our.Nanoseconds, our.Input), (their.Kind, their.Number, their.Nanoseconds, their.Input));
            Assert.Equal(our.PayloadForm == PayloadForm.None ? null : our.PayloadBytes().ToArray(), their.Payload);
        }
    }

    [Fact]
    public async Task Checkpoints_and_end_are_what_the_page_says()
    {
        var bytes = await Sample.Bytes();
        var lines = Sample.Lines(bytes);
        var (segmentAt, at, lineCount) = (0, 0, 0);
        foreach (var (line, record) in lines.Zip(IndependentReader.Read(bytes)))
        {
            if (record.Kind == "ck")
            {
                Assert.Equal(segmentAt, record.Line.GetProperty("off").GetInt32());
                Assert.Equal(lineCount, record.Line.GetProperty("cnt").GetInt32());
                Assert.Equal(Convert.ToHexStringLower(XxHash3.Hash(bytes.AsSpan(segmentAt, at - segmentAt))), record.Line.GetProperty("sh").GetString());
                (segmentAt, lineCount) = (at + line.Length, -1);
            }

            if (record.Kind == "end")
            {
                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, at))), record.Line.GetProperty("sha").GetString());
            }

            at += line.Length;
            lineCount++;
        }

        Assert.True(segmentAt > 0);
    }
}
