using PluginHybrid.FakeExchange.Server.Rest;

namespace PluginHybrid.FakeExchange.Tests.Rest;

[Category(Level.Unit)]
public sealed class MimeSearchTests
{
    [Fact]
    public void The_first_request_loads_no_compiler_in_search_of_an_add_on() =>
        Assert.True(MimeSearch.Skip(), "This version of WireMock.Net keeps its list of missing add-ons elsewhere: the first REST answer costs 0.4 s again.");
}
