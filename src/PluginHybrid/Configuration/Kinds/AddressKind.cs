using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>An address of the venue. Plain <c>http</c> and <c>ws</c> are for loopback only: a key must not travel in the open.</summary>
/// <param name="schemes">The secure scheme first, the plain one second.</param>
/// <param name="example">For the texts.</param>
internal sealed class AddressKind((string Secure, string Plain) schemes, string example) : SingleKind<Uri?>
{
    /// <inheritdoc />
    protected override string Wanted => $"an address like {example} ({schemes.Plain}:// for 127.0.0.1 only), without user name or query";

    /// <inheritdoc />
    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = $"^({schemes.Secure}|{schemes.Plain})://[^?#@ ]+$" };

    /// <inheritdoc />
    public override JsonNode? Json(Uri? value) => value?.OriginalString;

    /// <inheritdoc />
    protected override bool TryRead(FoundValue found, [MaybeNullWhen(false)] out Uri? value) =>
        Uri.TryCreate(found.Text, UriKind.Absolute, out value)
        && (value.Scheme == schemes.Secure || (value.Scheme == schemes.Plain && value.IsLoopback))
        && value.Host.Length > 0
        && value.UserInfo.Length == 0
        && value.Query.Length == 0
        && value.Fragment.Length == 0;
}
