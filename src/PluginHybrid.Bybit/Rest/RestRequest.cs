namespace PluginHybrid.Bybit.Rest;

/// <summary>One request, ready but for its signature. Its payload is sent byte for byte as it is signed.</summary>
/// <param name="Path">The endpoint.</param>
/// <param name="Payload">GET: the query without <c>?</c>. POST: the JSON body.</param>
/// <param name="IsPost">True when it changes something.</param>
/// <param name="IsSigned">True when it speaks for the account.</param>
internal readonly record struct RestRequest(string Path, string Payload, bool IsPost, bool IsSigned)
{
    /// <summary>A read that anyone may make.</summary>
    /// <param name="path">The endpoint.</param>
    /// <param name="query">The query.</param>
    public static RestRequest Public(string path, Query query) => new(path, query.ToString(), IsPost: false, IsSigned: false);

    /// <summary>A read of the account.</summary>
    /// <param name="path">The endpoint.</param>
    /// <param name="query">The query.</param>
    public static RestRequest Signed(string path, Query query) => new(path, query.ToString(), IsPost: false, IsSigned: true);

    /// <summary>A change.</summary>
    /// <param name="path">The endpoint.</param>
    /// <param name="json">The body.</param>
    public static RestRequest Post(string path, string json) => new(path, json, IsPost: true, IsSigned: true);
}
