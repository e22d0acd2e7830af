namespace PluginHybrid.Testing;

/// <summary>Compares texts line by line and shows where they part.</summary>
public static class Golden
{
    /// <summary>Fails at the first line that parts, with what was wanted, what was found, and all of it.</summary>
    /// <param name="want">The accepted text.</param>
    /// <param name="found">The text of this run.</param>
    public static void Equal(string want, string found)
    {
        var wanted = want.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var got = found.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        for (var line = 0; line < Math.Max(wanted.Length, got.Length); line++)
        {
            var wantedLine = line < wanted.Length ? wanted[line] : "<end>";
            var foundLine = line < got.Length ? got[line] : "<end>";
            if (wantedLine != foundLine)
            {
                Xunit.Assert.Fail($"Line {line + 1} parts from the golden text.\n  want:  {wantedLine}\n  found: {foundLine}\n\nAll of it:\n{found}");
            }
        }
    }
}
