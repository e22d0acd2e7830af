using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.Journal;
using PluginHybrid.Hosting.Tests.State;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Journal;

[Category(Level.Integration)]
public sealed class WhyBookTests : IDisposable
{
    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_command_is_told_from_its_cause_to_what_came_of_it_and_no_further()
    {
        Write(TwoStopsAndAClose);

        Golden.Equal(
            """
            run 1 BTCUSDT#0 life 1
              trailing-stop/1: decision sent outcome; then position.stop 100
            """,
            Text(Find("trailing-stop/1")));
        Golden.Equal(
            """
            run 1 BTCUSDT#0 life 1
              trailing-stop/2: decision sent outcome; then position.stop 105, position.closed
            """,
            Text(Find("trailing-stop/2")));
    }

    [Fact]
    public void A_leg_is_told_by_life_with_its_events_between_the_commands()
    {
        Write([.. TwoStopsAndAClose, Event("position.opened", life: 2)]);

        Golden.Equal(
            """
            run 1 BTCUSDT#0 life 1
              event position.opened
              trailing-stop/1: decision sent outcome
              event position.stop 100
              trailing-stop/2: decision sent outcome
              event position.stop 105
              event position.closed
            run 1 BTCUSDT#0 life 2
              event position.opened
            """,
            Text(Find("BTCUSDT")));
        Assert.Equal(2, Assert.Single(Find("BTCUSDT#0", onlyLast: true)).Life);
        Assert.Empty(Find("BTCUSDT#1"));
    }

    [Theory]
    [InlineData("link-2")]
    [InlineData("venue-2")]
    public void An_order_is_found_by_our_id_and_by_the_venues(string order)
    {
        Write(TwoStopsAndAClose);

        Assert.Equal("trailing-stop/2", Assert.Single(Assert.Single(Find(order)).Stories).Command.ToString());
    }

    [Fact]
    public void The_same_number_in_another_run_is_another_command()
    {
        Write(TwoStopsAndAClose);
        Write([StateFolder.Line(1) with { Because = "second run" }]);

        Assert.Equal([1, 2], Find("trailing-stop/1").Select(life => life.Run));
        var last = Assert.Single(Find("trailing-stop/1", onlyLast: true));
        Assert.Equal("second run", Assert.Single(last.Stories).Because);
    }

    [Fact]
    public void What_is_not_known_yields_nothing_and_the_known_ids_to_suggest_from()
    {
        Write(TwoStopsAndAClose);
        using var reader = JournalReader.Open(_folder.Files)!;
        var book = new WhyBook(reader);

        Assert.Empty(book.Find("trailing-stop/99", onlyLast: false));
        Assert.Empty(book.Find("", onlyLast: false));
        Assert.Empty(book.Find("' OR 1=1 --", onlyLast: false));
        Assert.Equal(["trailing-stop/2", "trailing-stop/1"], book.KnownIds().Take(2));
        Assert.Contains("BTCUSDT#0", book.KnownIds());
        Assert.Equal("trailing-stop/2", Assert.Single(Assert.Single(book.Newest()).Stories).Command.ToString());
    }

    [Fact]
    public void Before_the_first_run_there_is_no_journal()
    {
        Assert.Null(JournalReader.Open(_folder.Files));
    }

    private static JournalEntry[] TwoStopsAndAClose =>
    [
        Event("position.opened"),
        .. Command(1, "set-stop 100 mark"), Event("position.stop 100"),
        .. Command(2, "set-stop 105 mark"), Event("position.stop 105"), Event("position.closed"),
    ];

    private static JournalEntry[] Command(long number, string what) =>
    [
        StateFolder.Line(number, JournalKind.Decision, what),
        StateFolder.Line(number, JournalKind.Sent, what),
        StateFolder.Line(number, JournalKind.Outcome, "accepted") with { OrderId = $"venue-{number}" },
    ];

    private static JournalEntry Event(string what, int life = 1) => new()
    {
        Input = 1,
        At = StateFolder.Noon,
        Kind = JournalKind.Event,
        Leg = new("main", "BTCUSDT", 0),
        Life = life,
        What = what,
    };

    private void Write(JournalEntry[] lines)
    {
        using var store = _folder.Open();
        Array.ForEach(lines, store.Journal.Append);
    }

    private IReadOnlyList<LegLife> Find(string asked, bool onlyLast = false)
    {
        using var reader = JournalReader.Open(_folder.Files)!;
        return new WhyBook(reader).Find(asked, onlyLast);
    }

    private static string Text(IReadOnlyList<LegLife> lives) => string.Join('\n', lives.SelectMany(life => life.Stories.Select(Text)
        .Prepend($"run {life.Run} {life.Leg} life {life.Life}")));

    private static string Text(CommandStory story) => story.Command is { } command
        ? $"  {command}: {string.Join(' ', story.Lines.Select(line => JournalWords.Of(line.Entry.Kind)))}"
            + (story.After.Count == 0 ? "" : $"; then {string.Join(", ", story.After.Select(line => line.Entry.What))}")
        : $"  {JournalWords.Of(story.First.Entry.Kind)} {story.First.Entry.What}";
}
