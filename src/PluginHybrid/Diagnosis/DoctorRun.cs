using PluginHybrid.Configuration;
using PluginHybrid.Credentials;
using PluginHybrid.Venues;

namespace PluginHybrid.Diagnosis;

/// <summary>All checks, from the file on the disk to the key at the venue, each told as soon as it is known. Places nothing.</summary>
/// <param name="loaded">The configuration, without problems.</param>
/// <param name="credentials">Looks for credentials.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Called with each check.</param>
internal sealed class DoctorRun(LoadedSettings loaded, Func<CredentialsAnswer> credentials, TimeProvider time, Action<CheckResult> tell)
{
    private const string NotReached = "its host was not reached";

    private readonly List<CheckResult> _results = [];

    /// <summary>Runs them.</summary>
    /// <param name="token">Gives up.</param>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken token)
    {
        Add(CheckResult.Ok("configuration", $"{loaded.Source}; venue: {Word(loaded.Settings.Exchange.Environment)}"));
        Add(StateCheck.Judge(loaded.StateFiles));
        if (!CheckCredentials())
        {
            return _results;
        }

        var link = await VenueLink.OpenAsync(loaded.Settings, credentials, time, token).ConfigureAwait(false);
        await using var ownLink = link.ConfigureAwait(false);
        var unreached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in Hosts(link))
        {
            var results = await new HostProbe(time).ProbeAsync(address, token).ConfigureAwait(false);
            Add(results);
            if (results.Any(result => result.Status == CheckStatus.Fail))
            {
                unreached.Add(address.Authority);
            }
        }

        Add(unreached.Contains(link.Endpoints.Rest.Authority)
            ? [CheckResult.Skip("rest", NotReached), CheckResult.Skip("clock", NotReached), CheckResult.Skip("key", NotReached)]
            : await new RestProbe(link, time).ProbeAsync(token).ConfigureAwait(false));
        Add(Sockets(link).All(address => unreached.Contains(address.Authority))
            ? [CheckResult.Skip("public socket", NotReached), CheckResult.Skip("private socket", NotReached), CheckResult.Skip("positions", NotReached)]
            : await new StreamProbe(link, loaded.Settings, time).ProbeAsync(token).ConfigureAwait(false));
        return _results;
    }

    private static Uri[] Sockets(VenueLink link) => [link.Endpoints.PrivateSocket, link.Endpoints.PublicSocket];

    private static string Word(VenueEnvironment environment) => environment.ToString().ToLowerInvariant();

    private static IEnumerable<Uri> Hosts(VenueLink link) =>
        Sockets(link).Prepend(link.Endpoints.Rest).DistinctBy(address => address.Authority);

    private bool CheckCredentials()
    {
        const string Name = "credentials";
        if (loaded.Settings.Exchange.Environment == VenueEnvironment.Simulated)
        {
            Add(CheckResult.Ok(Name, "none needed, the simulated exchange brings its own"));
            return true;
        }

        var answer = credentials();
        Add(answer switch
        {
            { Problem: { } problem } => CheckResult.Fail(Name, "none that can be used", problem),
            { Warning: { } warning } => CheckResult.Warn(Name, $"given by {answer.Source}", warning),
            _ => CheckResult.Ok(Name, $"given by {answer.Source}"),
        });
        return answer.Found is not null;
    }

    private void Add(IEnumerable<CheckResult> results)
    {
        foreach (var result in results)
        {
            Add(result);
        }
    }

    private void Add(CheckResult result)
    {
        _results.Add(result);
        tell(result);
    }
}
