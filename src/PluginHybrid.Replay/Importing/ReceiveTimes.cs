using System.Globalization;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Replay.Importing;

/// <summary>When the lines of a capture came.</summary>
internal sealed class ReceiveTimes
{
    private readonly Dictionary<long, long> _ticks = [];
    private readonly string _file;

    private ReceiveTimes(string file) => _file = file;

    /// <summary>Reads a table.</summary>
    /// <param name="file">Tab-separated; its first line names the columns.</param>
    /// <exception cref="RecordingException">It is none; names file and line.</exception>
    public static ReceiveTimes Read(string file)
    {
        var times = new ReceiveTimes(file);
        try
        {
            var number = 0L;
            var (line, at) = (-1, -1);
            foreach (var text in File.ReadLines(file))
            {
                var cells = text.Split('\t');
                if (++number == 1)
                {
                    (line, at) = (Array.IndexOf(cells, "line"), Array.IndexOf(cells, "recv_unix_s"));
                    if (line < 0 || at < 0)
                    {
                        throw Wrong(file, 1, "its first line must name the columns line and recv_unix_s");
                    }
                }
                else if (text.Length > 0)
                {
                    times.Add(number, cells, line, at);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{file}: cannot be read: {error.Message}", error);
        }

        return times;
    }

    /// <summary>UTC ticks at which a line came.</summary>
    /// <param name="line">From 1.</param>
    /// <exception cref="RecordingException">The table does not say.</exception>
    public long Of(long line) => _ticks.TryGetValue(line, out var ticks)
        ? ticks
        : throw new RecordingException($"{_file}: tells no time of line {line} of the capture. Give the table that belongs to it, or none.");

    private void Add(long number, string[] cells, int line, int at)
    {
        if (cells.Length <= Math.Max(line, at)
            || !long.TryParse(cells[line], NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            || !decimal.TryParse(cells[at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            || seconds > 100_000_000_000m)
        {
            throw Wrong(_file, number, "line must be a whole number and recv_unix_s seconds since 1970");
        }

        _ticks[of] = DateTimeOffset.UnixEpoch.UtcTicks + (long)(seconds * TimeSpan.TicksPerSecond);
    }

    private static RecordingException Wrong(string file, long line, string what) => new($"{file}: line {line}: {what}.");
}
