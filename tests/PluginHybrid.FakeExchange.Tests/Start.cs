namespace PluginHybrid.FakeExchange.Tests;

/// <summary>Starts fake exchanges for tests.</summary>
public static class Start
{
    public static Task<FakeBybit> Exchange(FakeBybitOptions? options = null) =>
        FakeBybit.StartAsync(options, TestContext.Current.CancellationToken);
}
