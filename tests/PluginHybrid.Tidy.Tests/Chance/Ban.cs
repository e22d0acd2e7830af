namespace PluginHybrid.Tidy.Tests.Chance;

/// <summary>One banned symbol.</summary>
/// <param name="Line">Line of the list, from 1.</param>
/// <param name="Id">Documentation id: kind, colon, full name, parameters.</param>
/// <param name="Replacement">What the author is told to use.</param>
internal sealed record Ban(int Line, string Id, string Replacement)
{
    /// <summary>T for a type, M for a method, P for a property.</summary>
    public char Kind => Id[0];

    /// <summary>Full name without parameters: <c>System.Threading.Thread.Sleep</c>.</summary>
    public string FullName => Id[2..].Split('(')[0];

    /// <summary>The last two words of the name, as code spells a static call: <c>Thread.Sleep</c>.</summary>
    public string Spelled => string.Join('.', FullName.Split('.')[^2..]);

    /// <summary>How many parameters a method takes. Good for the simple types of this list.</summary>
    public int Parameters => Id.Contains('(') ? Id.Count(letter => letter == ',') + 1 : 0;
}
