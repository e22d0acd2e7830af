using System.Globalization;

namespace PluginHybrid.Core.Session;

/// <summary>What a person should look at when the venue refuses a key: its text is the same for four different faults (FACTS §2).</summary>
/// <param name="environment">The environment's name.</param>
internal sealed class KeyAdvice(string environment)
{
    public string For(int refusals, TimeSpan? clockOffset)
    {
        if (refusals == 0)
        {
            return "The venue did not answer; it is tried again. Nothing to check unless this goes on.";
        }

        var clock = clockOffset is { } offset
            ? string.Create(CultureInfo.InvariantCulture, $"the clock differs from the venue's by {offset.TotalMilliseconds:0} ms, which is allowed for")
            : "the venue's clock could not be measured: check that the REST address answers and that this machine's clock is right";
        return $"Check that (1) the key was made for {environment}, each environment has keys of its own; (2) key and secret belong together "
            + $"and are complete; (3) the key has not expired, keys without an IP binding live 90 days; (4) the clock: {clock}.";
    }
}
