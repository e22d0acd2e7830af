using PluginHybrid.Hosting.State;

namespace PluginHybrid.Control;

/// <summary>The kill switch as a file: there is nothing simpler to reach for. While it exists, every host of the folder is halted.</summary>
/// <param name="files">Whose folder.</param>
internal sealed class HaltFile(StateFiles files)
{
    private const int LongestReason = 200;

    /// <summary>Why it is halted, from the file's text; <c>null</c> when it is not.</summary>
    public string? Reason()
    {
        try
        {
            if (!File.Exists(files.Halt))
            {
                return null;
            }

            var text = File.ReadAllText(files.Halt).Trim().ReplaceLineEndings(" ");
            return text.Length == 0 ? $"the file {files.Halt} is there" : text[..Math.Min(text.Length, LongestReason)];
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // What cannot be read was still put there by somebody.
            return $"the file {files.Halt} is there";
        }
    }

    /// <summary>Halts, now and at every start, until the file is removed.</summary>
    /// <param name="reason">Who and why.</param>
    public void Write(string reason)
    {
        files.CreateFolder();
        var beside = files.Halt + ".new";
        File.WriteAllText(beside, reason + "\n");
        File.Move(beside, files.Halt, overwrite: true);
    }

    /// <summary>Removes it; true when it was there.</summary>
    public bool Remove()
    {
        var there = File.Exists(files.Halt);
        File.Delete(files.Halt);
        return there;
    }
}
