using System.CommandLine;
using PluginHybrid.Commands;

namespace PluginHybrid.Simulating;

/// <summary><c>hybrid simulate</c>: bad days in virtual time, and whether every invariant holds on them.</summary>
internal static class SimulateCommand
{
    private const string Examples =
        """
        Examples:
          hybrid simulate                                          a hundred days of one hour
          hybrid simulate --seeds 1..1000 --hours 1 --twice 100    what CI runs
          hybrid simulate --seed 87                                one day: what did not hold, and what happened before
          hybrid simulate --seed 87 --twice                        once more in a second process: is the hash the same?
          hybrid simulate --seed 87 --shrink --into found          the smallest day that fails in the same way
          hybrid simulate --day found/day.yaml                     live that day again
          hybrid simulate --seed 87 --record mine                  the day as it is, with the recording of each host process

        Nothing leaves this machine: the same core, plugin runtime and plugins that run live, against the venue model, in one
        thread and in virtual time. Progress and failures are on stderr as they come, the result on stdout. Exit code 1 when an
        invariant did not hold; Ctrl-C ends with what was found so far, and 130 when that is nothing.
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var options = new SimulateOptions();
        var command = new Command("simulate", "Live many bad days in virtual time: trouble everywhere, eleven invariants checked as it goes, a twelfth with --twice.");
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, interrupted) =>
        {
            var plan = options.Read(parsed, around);
            return plan.Alone is { } day
                ? await new OneDay(around, plan, day).RunAsync(interrupted).ConfigureAwait(false)
                : await new ManyDays(around, plan).RunAsync(interrupted).ConfigureAwait(false);
        });
        lessons.Teach(command, Examples);
        return command;
    }
}
