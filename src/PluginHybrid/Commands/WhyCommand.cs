using System.CommandLine;
using PluginHybrid.Configuration;
using PluginHybrid.Hosting.Journal;
using PluginHybrid.Journals;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid why</c>: what led to an order, and what came of it.</summary>
internal static class WhyCommand
{
    private const int Suggested = 5;

    private const string Examples =
        """
        Examples:
          hybrid why BTCUSDT              all that was decided on its positions, life by life
          hybrid why "BTCUSDT#1" --last   one leg of a hedge, its newest life only
          hybrid why trailing-stop/17     one command, as outcome and log name it
          hybrid why --last               the newest command of all
        Ends with 1 when the journal knows nothing of it.
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var asked = new Argument<string?>("order|position")
        {
            Description = "A command (trailing-stop/17), our order id, the venue's order id, a symbol (BTCUSDT) or a leg (BTCUSDT#1).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json("One JSON object on stdout."));
        var last = new Option<bool>("--last") { Description = "Only the newest life of the position, or run of the command." };
        var command = new Command("why", "Print the chain: event, decision, reason, sent, outcome, what came of it. Works while a host runs and after.") { asked, config, json, last };
        command.SetAction(parsed => JournalCall.Run(around, parsed.GetValue(config), (journal, environment) =>
            Tell(around, new WhyBook(journal), parsed.GetValue(asked), parsed.GetValue(last), parsed.GetValue(json), environment)));
        lessons.Teach(command, Examples);
        return command;
    }

    private static int Tell(Surroundings around, WhyBook book, string? asked, bool last, bool json, string environment)
    {
        if (asked is null && !last)
        {
            around.Error.WriteLine($"Say what: an order, a command or a position; or --last for the newest command.{Suggestions("", book)}");
            return ExitCode.Usage;
        }

        var lives = asked is null ? book.Newest() : book.Find(asked, last);
        if (lives.Count == 0)
        {
            around.Error.WriteLine($"The journal of {environment} knows nothing of {(asked is null ? "any command" : ShownText.Of(asked))}.{Suggestions(asked ?? "", book)}");
            return ExitCode.CheckFailed;
        }

        around.Out.WriteLine(json ? WhyView.ToJson(lives) : WhyView.ToText(lives));
        return ExitCode.Fine;
    }

    private static string Suggestions(string asked, WhyBook book)
    {
        var known = book.KnownIds();
        var near = Nearest.Of(asked, known);
        var shown = (near is null ? known : known.Prepend(near)).Distinct().Take(Suggested).ToList();
        return shown.Count == 0 ? " Nothing was decided so far." : $" It knows {string.Join(", ", shown)}{(known.Count > shown.Count ? ", ..." : ".")}";
    }
}
