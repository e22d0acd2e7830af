using PluginHybrid.Core.Journal;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Journal;

/// <summary>The words that kinds and modes are stored and shown as.</summary>
public static class JournalWords
{
    /// <summary><c>decision</c>, <c>sent</c>, <c>outcome</c>, <c>event</c>, <c>alarm</c>, <c>operator</c> or <c>lifecycle</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string Of(JournalKind kind) => kind switch
    {
        JournalKind.Decision => "decision",
        JournalKind.Sent => "sent",
        JournalKind.Outcome => "outcome",
        JournalKind.Event => "event",
        JournalKind.Alarm => "alarm",
        JournalKind.Operator => "operator",
        _ => "lifecycle",
    };

    /// <summary><c>shadow</c>, <c>paper</c> or <c>live</c>.</summary>
    /// <param name="mode">The mode.</param>
    public static string Of(PluginMode mode) => mode switch
    {
        PluginMode.Paper => "paper",
        PluginMode.Live => "live",
        _ => "shadow",
    };

    /// <summary>The kind a word stands for.</summary>
    /// <param name="word">As <see cref="Of(JournalKind)"/> gives it.</param>
    internal static JournalKind Kind(string word) => Enum.GetValues<JournalKind>().First(kind => Of(kind) == word);

    /// <summary>The mode a word stands for.</summary>
    /// <param name="word">As <see cref="Of(PluginMode)"/> gives it.</param>
    internal static PluginMode Mode(string word) => Enum.GetValues<PluginMode>().First(mode => Of(mode) == word);
}
