using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Authoring.Developing;

/// <summary>What <c>hybrid dev</c> shows: a line for people, or an object for machines. From any thread; a line is written whole.</summary>
/// <param name="output">Where to.</param>
/// <param name="time">The clock on the lines.</param>
/// <param name="json">True writes one object per line.</param>
internal sealed class DevLines(TextWriter output, TimeProvider time, bool json)
{
    private const int KindWidth = 9;
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _gate = new();

    /// <summary>Takes secrets out of every line; set as soon as they are known. Default changes nothing.</summary>
    public Func<string, string> Hide { get; set; } = text => text;

    /// <summary>Writes one line.</summary>
    /// <param name="kind">One word: <c>live</c>, <c>decision</c>, <c>alert</c>, ...</param>
    /// <param name="text">A sentence.</param>
    /// <param name="more">What machines get besides.</param>
    public void Tell(string kind, string text, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var now = time.GetUtcNow();
        text = Hide(text);
        if (!json)
        {
            Write($"{now.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)}  {kind.PadRight(KindWidth)} {text}");
            return;
        }

        var line = new JsonObject { ["event"] = kind, ["at"] = now.ToString("O", CultureInfo.InvariantCulture), ["text"] = text };
        foreach (var (name, value) in more)
        {
            line[name] = value;
        }

        Write(line.ToJsonString(OneLine));
    }

    /// <summary>Says why a version is not taken, with every place.</summary>
    /// <param name="problems">What is wrong.</param>
    /// <param name="what">What it means.</param>
    public void Refused(IReadOnlyList<SourceProblem> problems, string what) => Tell(
        "refused", string.Join("\n               ", [what, .. problems.Select(problem => problem.ToString())]), ("problems", AuthorJson.Of(problems)));

    private void Write(string line)
    {
        lock (_gate)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}
