using PluginHybrid.Replay.Divergences;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Divergences;

[Category(Level.Unit)]
public sealed class DivergenceBookTests
{
    [Fact]
    public void A_flood_of_one_kind_keeps_no_other_out()
    {
        var book = new DivergenceBook();
        for (var number = 0; number < 1500; number++)
        {
            book.Add(DivergenceKind.NotFollowed, FormattableString.Invariant($"timer {number}"));
        }

        book.Add(DivergenceKind.NotRecorded, "restless/9");

        Assert.Equal(1501, book.Count);
        Assert.Equal(1001, book.Found.Count);
        Assert.Equal(("timer 999", "restless/9"), (book.Found[^2].What, book.Found[^1].What));
    }
}
