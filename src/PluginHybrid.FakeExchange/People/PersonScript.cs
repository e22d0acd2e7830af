namespace PluginHybrid.FakeExchange.People;

/// <summary>What a person at another terminal does with the first account: opens, adds, reduces, closes, flips, sets stops.</summary>
public sealed class PersonScript
{
    internal PersonScript(string name, bool repeats, bool waits, IReadOnlyList<PersonStep> steps) =>
        (Name, Repeats, Waits, Steps) = (name, repeats, waits, steps);

    /// <summary>A name for the log.</summary>
    public string Name { get; }

    /// <summary>True when it begins again after its last step.</summary>
    public bool Repeats { get; }

    /// <summary>True when its time stands still while nobody listens to positions: what happens then happens to a listener.</summary>
    public bool Waits { get; }

    internal IReadOnlyList<PersonStep> Steps { get; }

    /// <summary>The script of the demo: a first position within a second, something new every few seconds, for ever.</summary>
    public static PersonScript Newcomer
    {
        get
        {
            const string Name = "PluginHybrid.FakeExchange.People.newcomer.yaml";
            using var stream = typeof(PersonScript).Assembly.GetManifestResourceStream(Name)
                ?? throw new InvalidOperationException($"The assembly lacks its resource {Name}.");
            using var reader = new StreamReader(stream);
            return Read(reader.ReadToEnd(), "newcomer.yaml");
        }
    }

    /// <summary>Reads a script.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="source">Its file name, for messages. Default <c>script</c>.</param>
    /// <exception cref="PersonScriptException">Something in it is unknown or wrong; the text names file, line, column and what was wanted.</exception>
    public static PersonScript Read(string yaml, string source = "script") => new ScriptReader(source).Read(yaml);

    /// <summary>Reads a script file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PersonScriptException">See <see cref="Read"/>.</exception>
    public static PersonScript ReadFile(string path) => Read(File.ReadAllText(path), path);
}
