using PluginHybrid.Credentials;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Credentials;

[Category(Level.Unit)]
public sealed class CredentialsFinderTests
{
    private const string File = "# testnet\nHYBRID_API_KEY=filekey\nHYBRID_API_SECRET = \"filesecret\"\n";

    [Fact]
    public void Variables_are_taken_as_they_are()
    {
        var found = Find(("HYBRID_API_KEY", "k"), ("HYBRID_API_SECRET", "s")).Found;

        Assert.Equal(("k", "s"), (found!.Key, found.Secret));
    }

    [Fact]
    public void A_named_file_is_read_line_by_line()
    {
        var found = Find(("HYBRID_CREDENTIALS_FILE", "/creds")).Found;

        Assert.Equal(("filekey", "filesecret"), (found!.Key, found.Secret));
    }

    [Fact]
    public void Variables_win_over_the_file_and_halves_are_never_mixed()
    {
        var answer = Find(("HYBRID_CREDENTIALS_FILE", "/creds"), ("HYBRID_API_KEY", "k"));

        Assert.Null(answer.Found);
        Assert.Contains("HYBRID_API_SECRET is missing in environment variables", answer.Problem!, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_given_says_what_to_give()
    {
        Assert.StartsWith("No credentials: set HYBRID_API_KEY and HYBRID_API_SECRET", Find().Problem!);
        Assert.Contains("no readable file", Find(("HYBRID_CREDENTIALS_FILE", "/none")).Problem!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_end_inside_a_credential_is_told_without_showing_it()
    {
        var answer = Find(("HYBRID_API_KEY", "canary1"), ("HYBRID_API_SECRET", "canary2\n"));

        Assert.Null(answer.Found);
        Assert.DoesNotContain("canary", answer.Problem!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_open_to_others_is_used_with_a_warning()
    {
        var environment = new Dictionary<string, string> { ["HYBRID_CREDENTIALS_FILE"] = "/creds" };
        var answer = new CredentialsFinder(environment, _ => File, _ => true).Find();

        Assert.NotNull(answer.Found);
        Assert.Contains("chmod 600 /creds", answer.Warning!, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_do_not_show_themselves()
    {
        Assert.DoesNotContain("canary", new VenueCredentials("canary", "canary").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", new CredentialsAnswer(new("canary", "canary"), "x").ToString(), StringComparison.Ordinal);
    }

    private static CredentialsAnswer Find(params (string Name, string Value)[] variables) =>
        new CredentialsFinder(
            variables.ToDictionary(variable => variable.Name, variable => variable.Value),
            path => path == "/creds" ? File : null,
            _ => false).Find();
}
