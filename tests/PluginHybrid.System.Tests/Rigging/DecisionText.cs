using System.Globalization;
using System.Text;
using PluginHybrid.Core.Journal;

namespace PluginHybrid.System.Tests.Rigging;

/// <summary>The decisions of a run as a text for people: what was decided, why, and what came of it. No times, no venue ids.</summary>
public static class DecisionText
{
    public static string Of(IEnumerable<JournalEntry> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            switch (line.Kind)
            {
                case JournalKind.Decision:
                    text.Append(CultureInfo.InvariantCulture, $"{line.Plugin}/{line.Number} {line.Leg} {line.What} | {line.Because}\n");
                    break;
                case JournalKind.Outcome:
                    text.Append(CultureInfo.InvariantCulture, $"  -> {line.What}\n");
                    break;
                case JournalKind.Event when line.What.StartsWith("opened", StringComparison.Ordinal) || line.What.StartsWith("closed", StringComparison.Ordinal):
                    text.Append(CultureInfo.InvariantCulture, $"{line.Leg} {line.What}\n");
                    break;
                default:
                    break;
            }
        }

        return text.ToString();
    }
}
