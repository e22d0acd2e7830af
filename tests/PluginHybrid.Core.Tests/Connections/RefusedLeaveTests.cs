using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Connections;

/// <summary>The venue refuses to take a topic off: it would send it for as long as the connection lives.</summary>
[Category(Level.Unit)]
public sealed class RefusedLeaveTests
{
    private const string Again = "send public-1 unsubscribe tickers.AUSDT";

    [Fact]
    public void A_refused_unsubscribe_is_repeated_after_a_minute()
    {
        var session = Refused();
        session.PassSeconds(59);
        session.MustNotHaveTold("unsubscribe");
        session.PassSeconds(1);

        session.MustHaveTold(Again);
        session.Acknowledge();
        session.MustHaveTold("ticker.unsubscribed AUSDT");
    }

    [Fact]
    public void After_three_refusals_it_is_given_up()
    {
        var session = Refused();
        for (var refusal = 2; refusal <= 3; refusal++)
        {
            session.PassSeconds(60);
            session.MustHaveTold(Again);
            session.Refuse(StreamKind.Public, SubscribeVerdict.Refused);
        }

        session.MustHaveTold("ticker.unsubscribed AUSDT");
        session.PassSeconds(300);
        session.MustNotHaveTold("unsubscribe");
    }

    [Fact]
    public void Wanted_again_meanwhile_it_is_subscribed_and_not_left()
    {
        var session = Refused();
        session.Watch("AUSDT");
        session.MustHaveTold("send public-1 subscribe tickers.AUSDT");
        session.Acknowledge();
        session.Snapshot("AUSDT", 1m);
        session.PassSeconds(300);

        session.MustNotHaveTold("unsubscribe");
        Assert.Equal(["AUSDT"], session.View.SubscribedTickers);
    }

    [Fact]
    public void Wanted_again_meanwhile_and_refused_it_is_left_all_the_same()
    {
        var session = Refused();
        session.Watch("AUSDT");
        session.Refuse(StreamKind.Public, SubscribeVerdict.Refused);
        session.Told();

        session.Watch("AUSDT", watch: false);

        session.MustHaveTold(Again);
    }

    [Fact]
    public void Asked_for_in_vain_it_may_be_on_and_is_left_too()
    {
        var session = SessionHarness.Live();
        session.Watch("AUSDT");
        session.PassSeconds(20);
        session.MustHaveTold("ticker.refused AUSDT");

        session.Watch("AUSDT", watch: false);

        session.MustHaveTold(Again);
    }

    [Fact]
    public void Refused_at_once_it_needs_no_leaving()
    {
        var session = SessionHarness.Live();
        session.Watch("AUSDT");
        session.Refuse(StreamKind.Public, SubscribeVerdict.Refused);
        session.Told();

        session.Watch("AUSDT", watch: false);

        session.MustNotHaveTold(Again);
    }

    private static SessionHarness Refused()
    {
        var session = SessionHarness.Live();
        session.Watch("AUSDT");
        session.Acknowledge();
        session.Watch("AUSDT", watch: false);
        session.MustHaveTold(Again);
        session.Refuse(StreamKind.Public, SubscribeVerdict.Refused);
        session.Told();
        return session;
    }
}
