using System.CommandLine;

namespace PluginHybrid.Commands;

/// <summary>Examples that the help of a command ends with.</summary>
internal sealed class Lessons
{
    private readonly Dictionary<Command, string> _examples = [];

    /// <summary>Gives <paramref name="command"/> its examples.</summary>
    /// <param name="command">The command.</param>
    /// <param name="examples">Text that begins with a heading.</param>
    public void Teach(Command command, string examples) => _examples[command] = examples;

    /// <summary>The examples of <paramref name="command"/>; empty when it has none.</summary>
    /// <param name="command">The command.</param>
    public string For(Command command) => _examples.GetValueOrDefault(command, "");
}
