using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Hosting.Journal;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Journal;

[Category(Level.Unit)]
public sealed class MaskedJournalTests
{
    [Fact]
    public void No_text_of_a_line_keeps_the_secret()
    {
        var kept = new List<JournalEntry>();
        var journal = new MaskedJournal(new Keeper(kept), text => text.Replace("canary", "***", StringComparison.Ordinal));

        journal.Append(new JournalEntry
        {
            Input = 1,
            At = DateTimeOffset.UnixEpoch,
            Kind = JournalKind.Decision,
            What = "what canary",
            Because = "because canary",
            Cause = "cause canary",
        });

        var line = Assert.Single(kept);
        Assert.Equal(("what ***", "because ***", "cause ***"), (line.What, line.Because, line.Cause));
    }

    private sealed class Keeper(List<JournalEntry> kept) : IJournal
    {
        public void Append(JournalEntry entry) => kept.Add(entry);

        public void Keep(KnownLeg leg)
        {
        }

        public void WhenDurable(Action then) => then();
    }
}
