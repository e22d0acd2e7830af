using System.Globalization;
using System.Text;
using System.Xml;

namespace PluginHybrid.Replay.Verifying;

/// <summary>Results as the XML that CI services read.</summary>
public static class JUnitText
{
    /// <summary>One test case per recording.</summary>
    /// <param name="results">The results.</param>
    public static string Of(IReadOnlyList<VerifyResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "hybrid verify");
            xml.WriteAttributeString("tests", Number(results.Count));
            xml.WriteAttributeString("failures", Number(results.Count(result => !result.IsGood && result.Outcome != VerifyOutcome.Failed)));
            xml.WriteAttributeString("errors", Number(results.Count(result => result.Outcome == VerifyOutcome.Failed)));
            foreach (var result in results)
            {
                Write(xml, result);
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, VerifyResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "recordings");
        xml.WriteAttributeString("name", Path.GetFileName(result.Recording));
        xml.WriteAttributeString("time", result.Took.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
        if (!result.IsGood)
        {
            xml.WriteStartElement(result.Outcome == VerifyOutcome.Failed ? "error" : "failure");
            xml.WriteAttributeString("message", result.Outcome.ToString());
            xml.WriteString(result.Text);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
