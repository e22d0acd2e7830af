using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginHybrid.Commands;

namespace PluginHybrid.Diagnosis;

/// <summary>What the checks add up to.</summary>
internal static class DoctorReport
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The exit code: a refusal of the venue counts before any other failure.</summary>
    /// <param name="results">All checks.</param>
    public static int ExitCodeOf(IReadOnlyList<CheckResult> results) =>
        results.Any(result => result is { Status: CheckStatus.Fail, IsRefusal: true }) ? ExitCode.Refused
        : results.Any(result => result.Status == CheckStatus.Fail) ? ExitCode.CheckFailed
        : ExitCode.Fine;

    /// <summary>One sentence.</summary>
    /// <param name="results">All checks.</param>
    public static string Sentence(IReadOnlyList<CheckResult> results)
    {
        var failed = results.Count(result => result.Status == CheckStatus.Fail);
        var warned = results.Count(result => result.Status == CheckStatus.Warn);
        return (failed, warned) switch
        {
            (0, 0) => "All is well.",
            (0, _) => $"Works; {warned} {(warned == 1 ? "thing" : "things")} to look at.",
            _ => $"{failed} {(failed == 1 ? "check" : "checks")} failed; begin with the first.",
        };
    }

    /// <summary>One JSON object with all of it.</summary>
    /// <param name="results">All checks.</param>
    public static string ToJson(IReadOnlyList<CheckResult> results) => JsonSerializer.Serialize(
        new { Hybrid = HostVersion.Text, ExitCode = ExitCodeOf(results), Sentence = Sentence(results), Checks = results }, Json);
}
