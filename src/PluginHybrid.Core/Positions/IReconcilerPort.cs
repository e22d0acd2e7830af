using PluginHybrid.Core.Rest;

namespace PluginHybrid.Core.Positions;

/// <summary>What the <see cref="Reconciler"/> needs of the session.</summary>
internal interface IReconcilerPort
{
    /// <summary>Makes a REST read; its answer comes back through <see cref="Reconciler.Answered"/>.</summary>
    /// <param name="withId">Builds the call from the id it is given.</param>
    /// <returns>The id of the call.</returns>
    long Call(Func<long, RestCall> withId);

    /// <summary>Positions equal the venue's.</summary>
    void Reconciled();

    /// <summary>Tells a person.</summary>
    /// <param name="text">One line.</param>
    void Warn(string text);
}
