using System.Globalization;
using System.Text;
using System.Xml;

namespace PluginHybrid.Simulation.Trials;

/// <summary>Results as the XML that CI services read: one test case per seed.</summary>
public static class TrialJUnit
{
    /// <summary>The document.</summary>
    /// <param name="report">The results.</param>
    public static string Of(TrialReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "hybrid simulate");
            xml.WriteAttributeString("tests", Number(report.Results.Count));
            xml.WriteAttributeString("failures", Number(report.Failed.Count));
            xml.WriteAttributeString("time", report.Took.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
            foreach (var result in report.Results)
            {
                Write(xml, result, report.Plan);
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, SeedResult result, TrialPlan plan)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", $"simulation.{Clean(result.Weather)}");
        xml.WriteAttributeString("name", $"seed {Number(result.Seed)}");
        foreach (var violation in result.Violations.Take(1))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Clean($"{violation.Checker}/{violation.Place}"));
            xml.WriteString(Clean(string.Join('\n', [.. result.Violations.Select(TrialText.Of), TrialText.Repeat(plan, result.Seed)])));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // What a plugin's exception says may hold characters that XML has no way to write.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
