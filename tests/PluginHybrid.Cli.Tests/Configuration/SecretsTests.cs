using PluginHybrid.Configuration;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Configuration;

/// <summary>A canary put into every place where a credential could land by mistake must not come out anywhere.</summary>
[Category(Level.Unit)]
public sealed class SecretsTests
{
    private const string Canary = "Kq8zCANARYv2Rt5LmPq9";

    [Theory]
    [InlineData("exchange:\n  api_key: {0}\n")]
    [InlineData("exchange:\n  apiSecret: {0}\n")]
    [InlineData("api-secret: {0}\n")]
    [InlineData("credentials:\n  key: {0}\n")]
    [InlineData("log:\n  token: [{0}]\n")]
    public void A_credential_in_the_file_is_refused_and_not_repeated(string yaml)
    {
        var problems = Loading.From(yaml.Replace("{0}", Canary, StringComparison.Ordinal)).Problems();

        Assert.Contains("credentials have no place in the configuration", problems, StringComparison.Ordinal);
        Assert.Contains("HYBRID_API_KEY", problems, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}: 1\n")]
    [InlineData("{0}\n")]
    [InlineData("exchange:\n  {0}: 1\n")]
    [InlineData("exchange:\n  environment: {0}\n")]
    [InlineData("exchange:\n  environment: [{0}]\n")]
    [InlineData("exchange:\n  seed: \"{0}\"\n")]
    [InlineData("exchange: {0}\n")]
    [InlineData("watch:\n  symbols: [{0}]\n")]
    [InlineData("exchange:\n  endpoints:\n    rest: https://me:{0}@api.bybit.com/?secret={0}\n")]
    [InlineData("exchange: *{0}\n")]
    [InlineData("exchange: &{0} [1\n")]
    [InlineData("exchange: !{0} \"unclosed\n")]
    [InlineData("exchange: \"{0}\n")]
    [InlineData("? {0}\n? {0}\n")]
    [InlineData("exchange: { {0}\n")]
    [InlineData("%{0} x\n---\n- 1\n")]
    [InlineData("exchange:\n  environment: \"\\{0}\"\n")]
    public void A_credential_in_a_wrong_line_is_not_repeated(string yaml)
    {
        var problems = Loading.From(yaml.Replace("{0}", Canary, StringComparison.Ordinal)).Problems();

        Assert.NotEmpty(problems);
        Assert.DoesNotContain(Canary, problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HYBRID__EXCHANGE__API_SECRET")]
    [InlineData("HYBRID__SECRET")]
    [InlineData("HYBRID__EXCHANGE__ENVIRONMENT")]
    [InlineData("HYBRID__NO__SUCH")]
    public void A_credential_in_a_wrong_variable_is_not_repeated(string variable)
    {
        var problems = Loading.From("", (variable, Canary)).Problems();

        Assert.StartsWith(variable, problems, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, problems, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_the_configuration_is_shown_as_it_is()
    {
        Assert.Equal("\"tesnet\"", ShownText.Of("tesnet"));
    }
}
