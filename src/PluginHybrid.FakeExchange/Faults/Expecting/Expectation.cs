using PluginHybrid.FakeExchange.Faults.Language;

namespace PluginHybrid.FakeExchange.Faults.Expecting;

/// <summary>Something that must hold at the end of a run. Judged from data alone.</summary>
/// <param name="name">As a script writes it.</param>
/// <param name="says">What must hold, one sentence.</param>
/// <param name="judge">Null when it holds; else what was found instead.</param>
/// <param name="words">Its parameters.</param>
internal sealed class Expectation(string name, string says, Func<ObservedRun, Arguments, string?> judge, params Word[] words)
{
    public string Name => name;

    public string Says => says;

    public IReadOnlyList<Word> Words => words;

    public string? Judge(ObservedRun run, Arguments with) => judge(run, with);
}
