using System.Diagnostics;

namespace PluginHybrid.Hosting.Guard;

/// <summary>Something that a plugin did wrong, in texts only: an exception kept as an object would keep the plugin in memory.</summary>
/// <param name="At">The host's clock.</param>
/// <param name="Version">Of the plugin.</param>
/// <param name="Handler">In what: <c>OnUpdate</c>, <c>timer</c>, <c>raw thread</c>, ...</param>
/// <param name="Type">The exception's type, or the guard's word: <c>hung</c>, <c>flood</c>.</param>
/// <param name="Message">What it says.</param>
/// <param name="Place">File and line in the plugin, or empty.</param>
/// <param name="Stack">The stack, or empty.</param>
public sealed record PluginFault(
    DateTimeOffset At, string Version, string Handler, string Type, string Message, string Place = "", string Stack = "")
{
    /// <inheritdoc />
    public override string ToString() => $"{Handler}: {Type}: {Message}{(Place.Length > 0 ? $" at {Place}" : "")}";

    internal static PluginFault Of(DateTimeOffset at, string version, string handler, Exception exception) => new(
        at, version, handler, exception.GetType().FullName ?? exception.GetType().Name, exception.Message, PlaceOf(exception), exception.ToString());

    private static string PlaceOf(Exception exception)
    {
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is { Length: > 0 } file)
            {
                return $"{Path.GetFileName(file)}:{frame.GetFileLineNumber()}";
            }
        }

        return "";
    }
}
