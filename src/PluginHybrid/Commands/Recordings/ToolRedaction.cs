using System.CommandLine;
using PluginHybrid.Configuration;
using PluginHybrid.FakeExchange;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Venues;

namespace PluginHybrid.Commands.Recordings;

/// <summary>The redaction of commands that write a recording of another: its options, and the secrets that must not be met.</summary>
internal sealed class ToolRedaction
{
    private readonly Option<string?> _policy = new("--policy") { Description = "Another redaction policy: JSON in the form of the one that hybrid ships.", HelpName = "policy.json" };
    private readonly Option<decimal> _scale = new("--scale-amounts")
    {
        Description = "Multiply sizes, values, balances and fees, to hide the account's size. The hashes of the live run go.",
        DefaultValueFactory = _ => 1,
        HelpName = "0.1",
    };

    private readonly Option<bool> _unknown = new("--allow-unknown-private") { Description = "Keep private messages of a class the policy does not know, with every value replaced." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_policy);
        command.Add(_scale);
        command.Add(_unknown);
    }

    /// <summary>What was asked.</summary>
    /// <param name="around">Where.</param>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="UsageException">The policy is none, or the scale cannot be.</exception>
    public RedactionSettings Read(Surroundings around, ParseResult parsed)
    {
        var scale = parsed.GetValue(_scale);
        return scale <= 0
            ? throw new UsageException("--scale-amounts must be above zero, for example 0.1.")
            : new RedactionSettings
            {
                Secrets = Secrets(around),
                AmountScale = scale,
                AllowUnknownPrivate = parsed.GetValue(_unknown),
                Policy = parsed.GetValue(_policy) is { } policy ? PolicyIn(Path.Combine(around.WorkingFolder, policy)) : null,
            };
    }

    /// <summary>What must never be met in a file: the key and secret that are configured here, and those of the fake.</summary>
    /// <param name="around">Where.</param>
    public static IReadOnlyList<string> Secrets(Surroundings around) =>
    [
        FakeBybit.DefaultApiKey, FakeBybit.DefaultApiSecret,
        .. around.Credentials().Found is { } found ? [found.Key, found.Secret] : Array.Empty<string>(),
    ];

    private static string PolicyIn(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            _ = new RecordRedactor(new RedactionSettings { Policy = text });
            return text;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new UsageException($"--policy {ShownText.Of(path)}: {wrong.Message}");
        }
    }
}
