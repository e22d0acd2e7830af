using Spectre.Console;

namespace PluginHybrid.Display;

/// <summary>One cell of a grid.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Colour">How it looks; <c>null</c>: the terminal's own.</param>
internal readonly record struct Cell(string Text, Color? Colour = null);
