using System.Collections.Concurrent;
using System.Reflection;
using WireMock.Util;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>Spares the first request WireMock.Net's search for its multipart add-on, which is not among our packages.</summary>
/// <remarks>The search loads every DLL beside the program, the C# compiler included, and reads all their types: some 0.4 s.
/// WireMock has no setting for it. A version that keeps its list of what cannot be found elsewhere would only search again.</remarks>
internal static class MimeSearch
{
    private const string Loader = "WireMock.Util.TypeLoader";
    private const string NotFound = "StaticInstancesWhichCannotBeFound";

    /// <summary>Notes the add-on as looked for and not found; to be called before the first request.</summary>
    /// <returns>False when this version of WireMock.Net has no such list.</returns>
    public static bool Skip()
    {
        var list = typeof(IMimeKitUtils).Assembly.GetType(Loader)?.GetField(NotFound, BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null);
        if (list is not ConcurrentBag<Type> missing)
        {
            return false;
        }

        missing.Add(typeof(IMimeKitUtils));
        return true;
    }
}
