using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>One kind of trouble. A new one is one file of this shape and one line in <see cref="FaultCatalogue"/>.</summary>
/// <param name="name"><c>layer.what</c>, as a script writes it.</param>
/// <param name="what">What it does, one sentence.</param>
/// <param name="hostMust">What a host must do about it, one sentence.</param>
/// <param name="words">Its parameters.</param>
internal abstract class Fault(string name, string what, string hostMust, params Word[] words)
{
    public string Name => name;

    public string What => what;

    public string HostMust => hostMust;

    public IReadOnlyList<Word> Words => words;

    public FaultLayer Layer => Enum.Parse<FaultLayer>(name[..name.IndexOf('.', StringComparison.Ordinal)], ignoreCase: true);

    /// <summary>Looks at what no single word shows. Default nothing is wrong.</summary>
    /// <param name="with">Its parameters.</param>
    /// <param name="scene">What the script wants to be played with.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public virtual Objection? ObjectTo(Arguments with, FaultScene scene) => null;

    /// <summary>Begins it. Must not block: it may run under the exchange's lock.</summary>
    /// <param name="stage">The exchange as a fault sees it.</param>
    /// <param name="with">Its parameters.</param>
    /// <returns>Ends what lasts; a fault that is over at once returns an empty one.</returns>
    public abstract IDisposable Begin(FaultStage stage, Arguments with);
}
