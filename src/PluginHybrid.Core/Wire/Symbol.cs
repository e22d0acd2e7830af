namespace PluginHybrid.Core.Wire;

/// <summary>A symbol the session knows.</summary>
/// <param name="Name">The venue's spelling.</param>
/// <param name="Index">Its place in the <see cref="SymbolTable"/>, from 0.</param>
public sealed record Symbol(string Name, int Index);
