namespace PluginHybrid.Hosting.Isolation;

/// <summary>What a process says on its error stream: passed on with a budget, and kept for the words about its death.</summary>
/// <param name="time">Measures the budget.</param>
internal sealed class StderrTail(TimeProvider time)
{
    private const int LinesPerSecond = 50;
    private const int LongestLine = 2000;
    private static readonly string[] Telling = ["Stack overflow", "Process terminated", "Unhandled exception", "Out of memory", "Fatal error"];

    private readonly Lock _gate = new();
    private readonly List<string> _telling = [];
    private string _last = "";
    private long _second;
    private int _inSecond;
    private long _leftOut;

    /// <summary>Takes a line.</summary>
    /// <param name="line">As it came.</param>
    /// <returns>What to write into the plugin's log; <c>null</c> when this second has had enough.</returns>
    public string? Take(string line)
    {
        var shown = line.Length <= LongestLine ? line : line[..LongestLine];
        lock (_gate)
        {
            Remember(shown);
            var second = time.GetTimestamp() / time.TimestampFrequency;
            (_second, _inSecond) = second == _second ? (_second, _inSecond + 1) : (second, 1);
            if (_inSecond > LinesPerSecond)
            {
                _leftOut++;
                return null;
            }

            var leftOut = _leftOut > 0 ? $"({_leftOut} lines left out) " : "";
            _leftOut = 0;
            return leftOut + shown;
        }
    }

    /// <summary>The line that says most about a death, or nothing.</summary>
    public string LastWords()
    {
        lock (_gate)
        {
            var words = _telling.Count > 0 ? string.Join(" ", _telling) : _last;
            return words.Trim();
        }
    }

    private void Remember(string line)
    {
        if (Telling.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            _telling.Clear();
            _telling.Add(line.Trim());
        }
        else if (_telling.Count == 1 && line.Trim().Length > 0)
        {
            _telling.Add(line.Trim());
        }

        _last = line.Trim().Length > 0 ? line : _last;
    }
}
