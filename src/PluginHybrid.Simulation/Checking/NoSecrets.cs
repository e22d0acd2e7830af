using System.Buffers;
using System.Text;

namespace PluginHybrid.Simulation.Checking;

/// <summary>No secret is ever written: neither as it is nor in another spelling.</summary>
/// <param name="secrets">What must not be written. Default those of <see cref="Canaries"/>.</param>
public sealed class NoSecrets(params IReadOnlyList<string> secrets) : Checker
{
    private readonly SearchValues<string> _spellings = SearchValues.Create(
        [.. (secrets.Count > 0 ? secrets : Canaries.All).SelectMany(SpellingsOf).Distinct(StringComparer.Ordinal)], StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override string Name => "no-secrets";

    /// <inheritdoc />
    public override void Wrote(IWorldSight world, string where, string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var at = line.AsSpan().IndexOfAny(_spellings);
        if (at >= 0)
        {
            Fail(world, where, $"A line of the {where} holds a secret, {line.Length} characters long, at character {at}.");
        }
    }

    private static IEnumerable<string> SpellingsOf(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return [secret, Convert.ToBase64String(bytes).TrimEnd('='), Convert.ToHexString(bytes), Uri.EscapeDataString(secret), new string([.. secret.Reverse()])];
    }
}
