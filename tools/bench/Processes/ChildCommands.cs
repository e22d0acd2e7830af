using System.CommandLine;
using PluginHybrid.Bench.Loading;
using PluginHybrid.Bench.Measuring;

namespace PluginHybrid.Bench.Processes;

/// <summary>The three commands nobody types: the program starts itself with them.</summary>
internal static class ChildCommands
{
    private static readonly Option<int> Symbols = new("--symbols");
    private static readonly Option<int> Rate = new("--rate");
    private static readonly Option<long> Epoch = new("--epoch");
    private static readonly Option<int> Port = new("--port");
    private static readonly Option<int> WarmUp = new("--warm-up");
    private static readonly Option<int> Length = new("--length");
    private static readonly Argument<string> Candidate = new("candidate");
    private static readonly Argument<string> File = new("file");
    private static readonly Option<string> Cache = new("--cache");
    private static readonly Option<bool> Changing = new("--changing");

    public static Command Send()
    {
        var command = new Command("send") { Symbols, Rate, Epoch };
        command.Hidden = true;
        command.SetAction(result => Sender.Run(result.GetValue(Symbols), result.GetValue(Rate), new PaceClock(result.GetValue(Epoch))));
        return command;
    }

    public static Command Receive()
    {
        var command = new Command("receive") { Candidate, Port, Symbols, Rate, Epoch, WarmUp, Length };
        command.Hidden = true;
        command.SetAction(result => Receiver.RunAsync(
            result.GetValue(Candidate)!, result.GetValue(Port), result.GetValue(Symbols), MeterOf(result)));
        return command;
    }

    public static Command LoadOnce()
    {
        var command = new Command("load-once") { File, Cache, Changing };
        command.Hidden = true;
        command.SetAction(result => OwnLoads.RunAsync(result.GetValue(File)!, result.GetValue(Cache)!, result.GetValue(Changing)));
        return command;
    }

    private static IMeter MeterOf(ParseResult result)
    {
        var (warmUp, length, rate) = (result.GetValue(WarmUp), result.GetValue(Length), result.GetValue(Rate));
        return rate == 0
            ? new BlastMeter(TimeSpan.FromMilliseconds(warmUp), TimeSpan.FromMilliseconds(length))
            : new DelayMeter(new PaceClock(result.GetValue(Epoch)), TimeSpan.FromMilliseconds(warmUp), rate * length / 1_000);
    }
}
