using System.Text;

namespace PluginHybrid.Hosting.Sources;

/// <summary>The rule for ids: lower case letters, digits and dashes, at most 40, beginning with a letter.</summary>
public static class PluginId
{
    private const int LongestId = 40;

    /// <summary>The id a file stands for: <c>TrailingStop.dll</c> and <c>trailing_stop.csx</c> are both <c>trailing-stop</c>.</summary>
    /// <param name="file">Path or name, with or without its ending.</param>
    public static string FromFile(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var id = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i];
            var startsWord = char.IsUpper(letter) && i > 0 && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord && id.Length > 0 && id[^1] != '-') id.Append('-');
            id.Append(letter is '_' or '.' or ' ' ? '-' : char.ToLowerInvariant(letter));
        }

        return id.ToString();
    }

    /// <summary>What is wrong with an id, or <c>null</c>.</summary>
    /// <param name="id">The text an attribute or a file name gave.</param>
    public static string? ProblemOf(string id)
    {
        if (id.Length == 0) return "the id is empty";
        if (id.Length > LongestId) return $"the id \"{id}\" has {id.Length} characters, at most {LongestId} are allowed";
        if (!char.IsAsciiLetterLower(id[0])) return $"the id \"{id}\" must begin with a lower case letter";
        var wrong = id.FirstOrDefault(letter => !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '-');
        return wrong == default ? null : $"the id \"{id}\" holds '{wrong}'; only lower case letters, digits and dashes are allowed";
    }
}
