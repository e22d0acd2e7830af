using System.Globalization;
using PluginHybrid.Recordings.Auditing;

namespace PluginHybrid.Commands.Recordings;

/// <summary>An inspection as lines for a person.</summary>
internal static class InspectionLines
{
    private const int Columns = 60;

    /// <summary>The lines.</summary>
    /// <param name="found">What was found.</param>
    public static List<string> Of(Inspection found) =>
    [
        .. Head(found),
        "", $"Connections (0 s to {Seconds(found.Nanoseconds)})", .. found.Sockets.Select(socket => Socket(socket, found.Nanoseconds)),
        "", "Topics", .. found.Topics.Select(topic => Text($"  {topic.Topic,-28} {topic.Frames,9} frames {topic.PerSecond,8:0.0}/s  longest gap {Seconds(topic.LongestGap)}")),
        "", "Positions", .. Or(found.Legs.Select(leg => $"  {Seconds(leg.Nanoseconds),10}  {leg.Symbol,-14} {(leg.IsOpen ? $"opened {leg.Side} {leg.Size}" : "closed")}")),
        "", "REST", .. Or(found.Exchanges.Select(Exchange)),
        "", "Commands", .. Or(found.Commands.Select(pair => $"  {pair.Key,-28} {pair.Value,6}")),
        "", "Losses, failures, marks", .. Or(found.Faults.Select(fault => $"  {Seconds(fault.Nanoseconds),10}  {fault.Words} (record {fault.Record})")),
    ];

    private static IEnumerable<string> Head(Inspection found)
    {
        var header = found.Header;
        yield return $"Recording {header.Id}, {header.Made} by {header.App} on {header.Environment}";
        yield return Text($"{header.Start:yyyy-MM-dd HH:mm:ss} UTC, {Seconds(found.Nanoseconds)}, {found.Records} records, {(found.Why.Length == 0 ? "no end record" : $"ended: {found.Why}")}{(found.Dropped > 0 ? $", LOSSY: {found.Dropped} records are missing" : "")}");
        yield return header.Policy is { } policy ? $"Redacted by {policy.Name} {policy.Version}" : "NOT redacted: do not share it";
        if (header.Note.Length > 0)
        {
            yield return header.Note;
        }

        foreach (var plugin in header.Plugins)
        {
            yield return $"Plugin {plugin.Id} {plugin.Version} ({plugin.Kind}, {plugin.Mode}, may {plugin.Allow})";
        }
    }

    private static string Socket(SocketLife socket, long end)
    {
        var line = new char[Columns];
        for (var column = 0; column < Columns; column++)
        {
            var at = end * column / Columns;
            line[column] = socket.Opened < 0 || at < socket.Opened || (socket.Lost >= 0 && at > socket.Lost) ? '.' : '#';
        }

        var loss = socket.Lost < 0 ? "" : $", lost at {Seconds(socket.Lost)}: {socket.Reason}";
        return $"  {socket.Connection,-11} {new string(line)} {(socket.Opened < 0 ? "never opened" : $"open at {Seconds(socket.Opened)}")}, {socket.In} in, {socket.Out} out{loss}";
    }

    private static string Exchange(ExchangeFigures figures) => Text(
        $"  {figures.Path,-36} {figures.Count,6} {figures.MeanMilliseconds,6:0} ms{(figures.Failed > 0 ? $", {figures.Failed} failed" : "")}{(figures.Unanswered > 0 ? $", {figures.Unanswered} without a reply" : "")}");

    private static IEnumerable<string> Or(IEnumerable<string> lines) => lines.DefaultIfEmpty("  none");

    private static string Seconds(long nanoseconds) => Text($"{nanoseconds / 1e9:0.0} s");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
