using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

/// <summary>One <c>catch</c>.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Clause">The clause.</param>
internal sealed record CatchBlock(TextFile File, CatchClauseSyntax Clause);
