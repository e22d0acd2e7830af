namespace PluginHybrid.Display;

/// <summary>One column of a grid.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Width">Columns it takes at least, so that the grid does not jump while figures grow.</param>
/// <param name="Rank">The higher, the sooner it is left out when there is no room; 0 stays to the last.</param>
/// <param name="IsFigure">True to align to the right.</param>
internal readonly record struct Column(string Heading, int Width, int Rank = 0, bool IsFigure = true);
