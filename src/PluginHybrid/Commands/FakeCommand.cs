using System.CommandLine;
using PluginHybrid.Configuration;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Venues;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid fake</c>: the fake exchange alone, for people and for other programs.</summary>
internal static class FakeCommand
{
    private const string Examples =
        """
        Examples:
          hybrid fake              on free ports; prints them and a key that works
          hybrid fake --port 7001 --rest-port 7002
          HYBRID__SIMULATED__SEED=42 hybrid fake --for 10m
          hybrid fake --faults recordings/faults/return-maintenance.yaml
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var config = SharedOptions.Config();
        var port = Port("--port", "Port of the two sockets on 127.0.0.1. 0 takes a free one.");
        var restPort = Port("--rest-port", "Port of REST on 127.0.0.1. 0 takes a free one.");
        var limit = SharedOptions.For("Stop after this time (30s, 5m, 1h30m). Without it Ctrl-C stops it.");
        var faults = SharedOptions.Faults("Lay this fault script over the exchange. What it expects of a host is not judged here.");
        var command = new Command("fake", "Run the fake exchange alone: sockets, REST, a wandering market and a person who trades. Loopback only.")
        {
            config, port, restPort, limit, faults,
        };
        command.SetAction((parsed, interrupted) => RunAsync(
            around, parsed.GetValue(config), (parsed.GetValue(port), parsed.GetValue(restPort)), FaultsCommand.Read(parsed.GetValue(faults)), parsed.GetValue(limit), interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    private static Option<int> Port(string name, string description)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "0" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var port) && port is < 0 or > ushort.MaxValue)
            {
                result.AddError($"{name} is {port}. Write a port from 0 to {ushort.MaxValue}.");
            }
        });
        return option;
    }

    private static async Task<int> RunAsync(
        Surroundings around, string? named, (int ForSockets, int ForRest) ports, FaultScript? script, TimeSpan? limit, CancellationToken interrupted)
    {
        var loaded = around.Settings().Load(named);
        if (SettingsVerdict.OfSyntax(loaded, around.Error) is var verdict and not ExitCode.Fine)
        {
            return verdict;
        }

        var options = SimulatedVenue.Options(loaded.Settings.Simulated, around.Time) with { SocketPort = ports.ForSockets, RestPort = ports.ForRest };
        var fake = await StartAsync(script?.Scene.Furnish(options) ?? options, interrupted).ConfigureAwait(false);
        await using var ownFake = fake.ConfigureAwait(false);
        using var laid = script is null ? null : fake.Lay(script);
        await around.Out.WriteLineAsync(Welcome(fake)).ConfigureAwait(false);
        await around.Out.FlushAsync(interrupted).ConfigureAwait(false);
        try
        {
            await Task.Delay(limit ?? Timeout.InfiniteTimeSpan, around.Time, interrupted).ConfigureAwait(false);
            return ExitCode.Fine;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static async Task<FakeBybit> StartAsync(FakeBybitOptions options, CancellationToken token)
    {
        try
        {
            return await FakeBybit.StartAsync(options, token).ConfigureAwait(false);
        }
        catch (Exception taken) when (taken is IOException or System.Net.Sockets.SocketException)
        {
            throw new UsageException($"The fake exchange cannot listen: {taken.Message} Choose other ports, or 0 for free ones.");
        }
    }

    private static string Welcome(FakeBybit fake)
    {
        Func<string, string> variable = SettingsOverrides.VariableFor;
        return $"""
            Fake Bybit on loopback; Ctrl-C stops it.

              private  {fake.PrivateUri}
              public   {fake.PublicUri}
              REST     {fake.RestUri}
              key      {fake.ApiKey}
              secret   {fake.ApiSecret}

            Watch it from another terminal:

              export HYBRID_API_KEY={fake.ApiKey} HYBRID_API_SECRET={fake.ApiSecret}
              export {variable("exchange.environment")}=testnet
              export {variable("exchange.endpoints.private")}={fake.PrivateUri}
              export {variable("exchange.endpoints.public")}={fake.PublicUri}
              export {variable("exchange.endpoints.rest")}={fake.RestUri}
              dotnet run --project src/PluginHybrid -- run

            The last line is for the folder of the repository; where hybrid is installed, write hybrid run.
            """;
    }
}
