using PluginHybrid.Cli.Tests.Running;
using PluginHybrid.Display;
using PluginHybrid.Running;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Display;

[Category(Level.Unit)]
public sealed class SessionTableTests
{
    [Fact]
    public void At_80_columns_everything_that_matters_fits()
    {
        Golden.Equal(
            """
             hybrid  simulated                                    0:12 of 30s  Ctrl-C stops

             STREAM   STATE              FRAMES    PER S RECONNECTS FRESH IN P50 MS P99 MS
             private  live                   42      0.4          0    112ms    0.6    1.9
             public   live                1,204     98.7          0    112ms    0.6    2.1

             POSITION     SIDE      SIZE      ENTRY       MARK        PNL MARK AGE      AGE
             ● BTCUSDT    long      0.01  65,114.35  65,120.30      +0.06     0.4s     1:12
             ● DOGEUSDT#2 short   12,000    0.07053    0.07101      -5.76     1:15 1d 06:00

             PRICES  ETHUSDT 1,921.50   SOLUSDT 149.130

             EVENTS
             11:59:48.6  auth.success
             12:00:00.0  position.opened      BTCUSDT#0 long 0.01 @ 65,114.35
             12:00:00.0  public.disconnected  The venue closed the socket with 1006 after…
            """,
            Draw(Sessions.Snapshot(), 80));
    }

    [Fact]
    public void At_120_columns_the_stop_loss_and_a_word_for_freshness_join()
    {
        Golden.Equal(
            """
             hybrid  simulated                                                                            0:12 of 30s  Ctrl-C stops

             STREAM     STATE                FRAMES      PER S   RECONNECTS   FRESH IN   P50 MS   P99 MS
             private    live                     42        0.4            0      112ms      0.6      1.9
             public     live                  1,204       98.7            0      112ms      0.6      2.1

             POSITION       SIDE        SIZE        ENTRY         MARK          PNL   MARK AGE        AGE    STOP LOSS   FRESHNESS
             ● BTCUSDT      long        0.01    65,114.35    65,120.30        +0.06       0.4s       1:12    64,000.00   fresh
             ● DOGEUSDT#2   short     12,000      0.07053      0.07101        -5.76       1:15   1d 06:00            –   fresh

             PRICES  ETHUSDT 1,921.50   SOLUSDT 149.130

             EVENTS
             11:59:48.6  auth.success
             12:00:00.0  position.opened      BTCUSDT#0 long 0.01 @ 65,114.35
             12:00:00.0  public.disconnected  The venue closed the socket with 1006 after a silence of 20 seconds, and said nothi…
            """,
            Draw(Sessions.Snapshot(), 120));
    }

    [Fact]
    public void A_lost_stream_makes_every_position_stale_to_see()
    {
        var lost = Sessions.Snapshot() with { Public = new StreamFigures(Sessions.Lost(), 0, null), Watched = [] };

        Golden.Equal(
            """
             hybrid  simulated                                    0:12 of 30s  Ctrl-C stops

             STREAM   STATE              FRAMES    PER S RECONNECTS FRESH IN P50 MS P99 MS
             private  live                   42      0.4          0    112ms    0.6    1.9
             public   backing off            17      0.0          1        –      –      –

             POSITION     SIDE      SIZE      ENTRY       MARK        PNL MARK AGE      AGE
             ○ BTCUSDT    long      0.01  65,114.35  65,120.30      +0.06     0.4s     1:12
             ○ DOGEUSDT#2 short   12,000    0.07053    0.07101      -5.76     1:15 1d 06:00

             EVENTS
             11:59:48.6  auth.success
             12:00:00.0  position.opened      BTCUSDT#0 long 0.01 @ 65,114.35
             12:00:00.0  public.disconnected  The venue closed the socket with 1006 after…
            """,
            Draw(lost, 80));
    }

    [Fact]
    public void Before_anything_is_known_it_says_so()
    {
        var nothing = Sessions.Snapshot() with { Private = new StreamFigures(Sessions.Lost(), 0, null), Positions = [], Watched = [], NewEvents = [] };

        Assert.Contains("No positions known yet.", Draw(nothing, 80), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(60)]
    [InlineData(79)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        Assert.All(Draw(Sessions.Snapshot(), width).Split('\n'), line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public void A_narrow_terminal_leaves_out_what_matters_least_and_wraps_nothing()
    {
        Golden.Equal(
            """
             hybrid  simulated                0:12 of 30s  Ctrl-C stops

             STREAM   STATE              FRAMES    PER S RECONNECTS
             private  live                   42      0.4          0
             public   live                1,204     98.7          0

             POSITION     SIDE      SIZE       MARK        PNL
             ● BTCUSDT    long      0.01  65,120.30      +0.06
             ● DOGEUSDT#2 short   12,000    0.07101      -5.76

             EVENTS
            """,
            Draw(Sessions.Snapshot() with { NewEvents = [], Watched = [] }, 60));
    }

    [Fact]
    public void Figures_that_grow_do_not_move_the_columns()
    {
        var before = Sessions.Snapshot();
        var after = before with
        {
            Public = before.Public with { Counters = Sessions.Live(frames: 987_654), PerSecond = 1.0 },
            Positions = [before.Positions[0] with { UnrealisedPnl = -1234.5m, MarkPrice = 9_999.90m }, before.Positions[1]],
        };

        Assert.Equal(Headings(before), Headings(after));
    }

    [Fact]
    public void Colours_are_left_out_for_those_who_want_none()
    {
        Assert.DoesNotContain('\e', string.Concat(Frame.Lines(new SessionTable(80).Upper(Sessions.Snapshot()), 80, colours: false)));
        Assert.Contains('\e', string.Concat(Frame.Lines(new SessionTable(80).Upper(Sessions.Snapshot()), 80, colours: true)));
    }

    private static IEnumerable<string> Headings(SessionSnapshot snapshot) =>
        Draw(snapshot, 80).Split('\n').Where(line => line.Contains("FRAMES", StringComparison.Ordinal) || line.Contains("ENTRY", StringComparison.Ordinal));

    private static string Draw(SessionSnapshot snapshot, int width)
    {
        var table = new SessionTable(width);
        return string.Join('\n', Frame.Lines(table.Upper(snapshot), width, false)
            .Append("")
            .Concat(Frame.Lines(table.Events(snapshot.NewEvents), width, false))
            .Select(line => line.TrimEnd()));
    }
}
