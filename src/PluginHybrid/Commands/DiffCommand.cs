using System.CommandLine;
using PluginHybrid.Hosting.Journal;
using PluginHybrid.Journals;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid plugins diff</c>: did two plugins, or two modes of one, decide the same?</summary>
internal static class DiffCommand
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(2);

    private const string Examples =
        """
        Examples:
          hybrid plugins diff trailing-stop my-trail
          hybrid plugins diff trailing-stop@live trailing-stop@shadow
          hybrid plugins diff trailing-stop my-trail --for 1h --json
        Ends with 0 when both decided the same, with 1 when not.
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var a = new Argument<string>("a") { Description = "A plugin's id, with @shadow, @paper or @live only what it decided in that mode." };
        var b = new Argument<string>("b") { Description = "The other." };
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json("One JSON object on stdout."));
        var limit = SharedOptions.For("Only the last 30s, 5m, 1h30m.");
        var within = new Option<TimeSpan?>("--within") { Description = "How far apart two decisions may lie and still be the same one. Default 2s.", HelpName = "2s", CustomParser = limit.CustomParser };
        var command = new Command("diff", "Compare what two plugins, or two modes of one, decided over the time both were there.") { a, b, config, json, limit, within };
        command.SetAction(parsed => JournalCall.Run(around, parsed.GetValue(config), (journal, _) =>
        {
            var (first, second) = (DecisionSide.Parse(parsed.GetValue(a)!), DecisionSide.Parse(parsed.GetValue(b)!));
            var since = parsed.GetValue(limit) is { } span ? around.Time.GetUtcNow() - span : DateTimeOffset.UnixEpoch;
            var compared = DecisionComparison.Of(first.Read(journal), second.Read(journal), parsed.GetValue(within) ?? Within, since);
            var view = new DiffView(first.Name, second.Name, compared);
            around.Out.WriteLine(parsed.GetValue(json) ? view.ToJson() : view.ToText());
            return compared.IsSame ? ExitCode.Fine : ExitCode.CheckFailed;
        }));
        lessons.Teach(command, Examples);
        return command;
    }
}
