using PluginHybrid.Hosting.Journal;
using PluginHybrid.Hosting.Tests.State;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Journal;

[Category(Level.Unit)]
public sealed class DecisionComparisonTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void The_same_figures_at_the_same_time_match_however_they_are_spelled()
    {
        var compared = Compare([At(0, "set-stop 100.50 mark"), At(5, "close")], [At(0.4, "set-stop 100.5 mark"), At(5, "close")]);

        Assert.True(compared.IsSame, Text(compared));
    }

    [Fact]
    public void Another_price_is_a_difference_and_another_verb_has_no_counterpart()
    {
        var compared = Compare(
            [At(0, "set-stop 100 mark"), At(5, "set-stop 101 mark"), At(9, "reduce 1")],
            [At(0, "set-stop 100 mark"), At(5, "set-stop 102 mark"), At(9, "close")]);

        Golden.Equal(
            """
            set-stop 100 mark = set-stop 100 mark
            set-stop 101 mark ≠ set-stop 102 mark
            reduce 1 ≠ -
            - ≠ close
            """,
            Text(compared));
        Assert.False(compared.IsSame);
    }

    [Fact]
    public void Only_the_time_both_were_there_counts()
    {
        var compared = Compare(
            [At(-600, "set-stop 90 mark"), At(0, "set-stop 100 mark"), At(5, "close")],
            [At(0, "set-stop 100 mark"), At(5, "close"), At(700, "close")]);

        Assert.True(compared.IsSame, Text(compared));
    }

    [Fact]
    public void What_lies_apart_does_not_match_unless_the_same_input_led_to_both()
    {
        var (early, late) = (At(0, "close"), At(3, "close"));

        var end = At(5, "reduce 1");
        Assert.False(Compare([early, end], [late, end]).IsSame);
        Assert.True(Compare([early, end], [late with { Entry = late.Entry with { Input = early.Entry.Input } }, end]).IsSame);
    }

    [Fact]
    public void Each_decision_is_matched_once()
    {
        var compared = Compare([At(0, "close"), At(0.1, "close")], [At(0, "close")]);

        Assert.Equal(1, compared.Pairs.Count(pair => pair.B is null));
    }

    [Fact]
    public void Nothing_on_either_side_is_no_agreement()
    {
        Assert.False(Compare([], []).IsSame);
        Assert.False(Compare([At(0, "close")], []).IsSame);
    }

    private static DecisionComparison Compare(JournalLine[] a, JournalLine[] b) => DecisionComparison.Of(a, b, Second, DateTimeOffset.MinValue + Second);

    private static JournalLine At(double seconds, string what)
    {
        var number = (long)(seconds * 1000) + 1_000_000;
        return new(number, 1, StateFolder.Line(number, what: what) with { At = StateFolder.Noon.AddSeconds(seconds) });
    }

    private static string Text(DecisionComparison compared) => string.Join('\n', compared.Pairs.Select(
        pair => $"{pair.A?.Entry.What ?? "-"} {(pair.SameFigures ? "=" : "≠")} {pair.B?.Entry.What ?? "-"}"));
}
