using System.CommandLine;
using PluginHybrid.Commands;
using PluginHybrid.Configuration;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.Plugins;
using PluginHybrid.Replaying;
using PluginHybrid.Venues;

namespace PluginHybrid.Drilling.Hosts;

/// <summary><c>hybrid drill-host</c>: what <c>hybrid run</c> does, on the clock of a drill and at its venue. A drill starts it, never a person, so help does not list it.</summary>
internal static class DrillHostCommand
{
    /// <summary>Its name.</summary>
    public const string Name = "drill-host";

    private static readonly string[] Addresses = ["--rest", "--private", "--public"];

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Create(Surroundings around)
    {
        var recording = new Argument<string>("recording");
        var state = new Option<string>("--state") { Required = true };
        var clock = new Option<int>("--clock") { Required = true };
        Option<Uri>[] addresses = [.. Addresses.Select(name => new Option<Uri>(name) { Required = true, CustomParser = argument => new Uri(argument.Tokens[0].Value) })];
        var config = SharedOptions.Config();
        var command = new Command(Name, "Run a host for a drill. Started by a drill.") { recording, state, clock, addresses[0], addresses[1], addresses[2], config };
        command.Hidden = true;
        command.SetAction((parsed, interrupted) =>
        {
            var venue = new EndpointSettings { Rest = parsed.GetValue(addresses[0]), Private = parsed.GetValue(addresses[1]), Public = parsed.GetValue(addresses[2]) };
            return RunAsync(around, parsed.GetValue(recording)!, parsed.GetValue(config), parsed.GetValue(state)!, parsed.GetValue(clock), venue, interrupted);
        });
        return command;
    }

    private static async Task<int> RunAsync(Surroundings around, string recording, string? config, string state, int clock, EndpointSettings venue, CancellationToken interrupted)
    {
        if (venue.Given().FirstOrDefault(given => !given.Address.IsLoopback) is { Key: { } foreign })
        {
            throw new UsageException($"--{foreign} is not on this machine; a drill never leaves it.");
        }

        var session = RecordedSession.Read(recording);
        var configured = RecordedPlugins.With(around.Settings().Load(config), recording);
        var loaded = HostTerms.Over(new RecordedTerms(session), configured, state, venue);
        using var line = ClockLine.Call(clock);
        return await RunCommand.RunAsync(around with { Time = line.Time }, loaded, null, json: true, null, interrupted, begun: host => line.Serve(() => LookAt(host))).ConfigureAwait(false);
    }

    private static HostLook LookAt(HostedRun host)
    {
        // Rest is asked last: what the counted frames brought has reached the lanes by then.
        var (hidden, open) = (host.Session.Private, host.Session.Public);
        return new HostLook(hidden.Frames, open.Frames, host.IsAtRest, hidden.IsFresh, open.IsFresh);
    }
}
