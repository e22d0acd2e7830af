using System.CommandLine;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Venues;

namespace PluginHybrid.Commands.Recordings;

/// <summary>The options that pick records.</summary>
internal sealed class FilterOptions
{
    private readonly Option<TimeSpan?> _from = RecordingPath.Time("--from", "From this time on.");
    private readonly Option<TimeSpan?> _to = RecordingPath.Time("--to", "Up to this time.");
    private readonly Option<string[]> _connections = Many("--connection", "Only of this socket: public#1, or public for all of the stream.", "public#1");
    private readonly Option<string[]> _topics = Many("--topic", "Only frames of this topic; a star at the end stands for anything.", "tickers.*");
    private readonly Option<string[]> _kinds = Many("--kind", "Only records of this kind: f, cm, rq, ...; recordings/README.md lists them.", "f");

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withKinds">False where kinds make no sense.</param>
    public void AddTo(Command command, bool withKinds)
    {
        command.Add(_from);
        command.Add(_to);
        command.Add(_connections);
        command.Add(_topics);
        if (withKinds)
        {
            command.Add(_kinds);
        }
    }

    /// <summary>What was picked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="UsageException"><c>--from</c> is not before <c>--to</c>.</exception>
    public RecordFilter Read(ParseResult parsed) =>
        parsed.GetValue(_from) >= parsed.GetValue(_to) ? throw new UsageException("--from must be before --to.") : new()
        {
            From = parsed.GetValue(_from) is { } from ? RecordingPath.Nanoseconds(from) : 0,
            To = parsed.GetValue(_to) is { } to ? RecordingPath.Nanoseconds(to) : long.MaxValue,
            Connections = parsed.GetValue(_connections) ?? [],
            Topics = parsed.GetValue(_topics) ?? [],
            Kinds = parsed.GetValue(_kinds) ?? [],
        };

    private static Option<string[]> Many(string name, string description, string example) =>
        new(name) { Description = description, HelpName = example, AllowMultipleArgumentsPerToken = false };
}
