using PluginHybrid.Configuration;
using PluginHybrid.Plugins;
using PluginHybrid.Running;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Watching;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHybrid.Display;

/// <summary>Draws a snapshot: streams, positions, followed prices, last events. Made for 80 columns; more show more, fewer leave out what matters least.</summary>
/// <param name="width">Columns of the terminal.</param>
internal sealed class SessionTable(int width)
{
    private const int WideFrom = 110;
    private const int EventNameWidth = 20;
    private const int EventTimeWidth = 10;

    private static readonly Text Blank = new("");

    private FigureGrid Grid => new(width - 1, width >= WideFrom ? 3 : 1);

    /// <summary>Everything but the events.</summary>
    /// <param name="now">The session.</param>
    public IRenderable Upper(SessionSnapshot now)
    {
        var parts = new List<IRenderable> { Title(now), Blank, Streams(now), Blank, Positions(now) };
        if (now.Plugins.Count > 0)
        {
            parts.AddRange([Blank, Plugins(now)]);
        }

        if (now.Watched.Count > 0)
        {
            parts.AddRange([Blank, Watched(now)]);
        }

        return Indented(new Rows(parts));
    }

    /// <summary>The events, newest last.</summary>
    /// <param name="events">Which.</param>
    public IRenderable Events(IEnumerable<EventLine> events) => Indented(new Rows([new Text("EVENTS", Palette.Quiet), .. events.Select(Event)]));

    private static Padder Indented(IRenderable content) => new(content, new Padding(1, 0, 0, 0));

    private Spectre.Console.Grid Title(SessionSnapshot now)
    {
        var clock = now.Limit is { } limit ? $"{Cells.Clock(now.Elapsed)} of {Durations.Text(limit)}" : Cells.Clock(now.Elapsed);
        var grid = new Spectre.Console.Grid { Expand = true };
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0), Alignment = Justify.Right });
        var name = new Paragraph("hybrid", new Style(decoration: Decoration.Bold)).Append($"  {now.Venue}", null);
        if (now.Halted is { } why)
        {
            name.Append($"  HALTED: {why}", Palette.Of(EventTone.Bad));
        }

        grid.AddRow(
            name,
            new Paragraph(clock).Append("  Ctrl-C stops", Palette.Quiet));
        return grid;
    }

    private IRenderable Streams(SessionSnapshot now) => Grid.Of(
        [
            new("STREAM", 8, IsFigure: false), new("STATE", 14, IsFigure: false), new("FRAMES", 10), new("PER S", 8, 2), new("RECONNECTS", 10, 1),
            new("FRESH IN", 8, 4), new("P50 MS", 6, 3), new("P99 MS", 6, 3),
        ],
        [Stream("private", now.Private), Stream("public", now.Public)]);

    private static Cell[] Stream(string name, StreamFigures stream)
    {
        var (word, tone) = Cells.State(stream.Counters);
        return
        [
            new(name),
            new(word, Palette.Of(tone)),
            new(Cells.Count(stream.Counters.Frames)),
            new(Cells.Price((decimal)stream.PerSecond, 1)),
            new(Cells.Count(stream.Counters.Reconnects), stream.Counters.Reconnects > 0 ? Palette.Of(EventTone.Warning) : null),
            new(Cells.Short(stream.Counters.TimeToFresh)),
            new(Cells.Milliseconds(stream.Latency?.P50)),
            new(Cells.Milliseconds(stream.Latency?.P99)),
        ];
    }

    private IRenderable Positions(SessionSnapshot now)
    {
        if (now.Positions.Count == 0)
        {
            return new Text(now.Private.Counters.IsFresh ? "No positions." : "No positions known yet.", Palette.Quiet);
        }

        return Grid.Of(
            [
                new("POSITION", 12, IsFigure: false), new("SIDE", 5, IsFigure: false), new("SIZE", 8, 1), new("ENTRY", 10, 2), new("MARK", 10), new("PNL", 10),
                new("MARK AGE", 8, 4), new("AGE", 8, 3), new("STOP LOSS", 10, 5), new("FRESHNESS", 9, 6, IsFigure: false),
            ],
            [.. now.Positions.Select(held => Position(held, now))]);
    }

    private static Cell[] Position(HeldPosition held, SessionSnapshot now)
    {
        var position = held.Position;
        var isFresh = held.Freshness == Freshness.Fresh && now.Private.Counters.IsFresh && now.Public.Counters.IsFresh;
        var freshness = isFresh ? EventTone.Good : EventTone.Warning;
        var decimals = Math.Min(8, (int)(held.MarkPrice ?? position.EntryPrice ?? 0m).Scale);
        return
        [
            new($"{(isFresh ? '●' : '○')} {Leg(position.Key)}", isFresh ? null : Palette.Of(freshness)),
            new(EventWords.Way(position.Side)),
            new(EventWords.Figure(position.Size)),
            new(Cells.Price(position.EntryPrice, decimals)),
            new(Cells.Price(held.MarkPrice, decimals)),
            new(EventWords.Signed(held.UnrealisedPnl), Palette.OfResult(held.UnrealisedPnl)),
            new(Cells.Age(now.Now - held.MarkStatedAt)),
            new(Cells.Clock(now.Now - position.OpenedAt)),
            new(Cells.Price(position.StopLoss, decimals)),
            new(isFresh ? "fresh" : "stale", Palette.Of(freshness)),
        ];
    }

    private IRenderable Plugins(SessionSnapshot now) => Grid.Of(
        [
            new("PLUGIN", 18, IsFigure: false), new("STATE", 11, IsFigure: false), new("MODE", 6, IsFigure: false), new("DECISIONS", 9), new("FAULTS", 6, 2),
            new("LAST BECAUSE", Math.Max(12, width - 62), 1, IsFigure: false),
        ],
        [.. now.Plugins.Select(Plugin)]);

    private Cell[] Plugin(PluginLine plugin) =>
    [
        new(plugin.Id),
        new(plugin.State, Palette.Of(plugin.IsHealthy ? EventTone.Good : EventTone.Bad)),
        new(plugin.Mode, plugin.Mode == "live" ? Palette.Of(EventTone.Warning) : null),
        new(Cells.Count(plugin.Decisions)),
        new(Cells.Count(plugin.Faults), plugin.Faults > 0 ? Palette.Of(EventTone.Warning) : null),
        new(Cells.Cut(plugin.Problem.Length > 0 ? plugin.Problem : plugin.LastBecause, Math.Max(12, width - 62))),
    ];

    private static string Leg(PositionKey key) => key.PositionIdx == 0 ? key.Symbol : key.ToString();

    private Paragraph Watched(SessionSnapshot now)
    {
        var line = new Paragraph("PRICES  ", Palette.Quiet);
        var room = width - 10;
        foreach (var (symbol, price) in now.Watched)
        {
            var text = $"{symbol} {Cells.Price(price, Math.Min(8, (int)price.Scale))}   ";
            room -= text.Length;
            line.Append(room > 0 ? text : "");
        }

        return line;
    }

    private Paragraph Event(EventLine line)
    {
        var name = Cells.Cut(line.Name, EventNameWidth);
        var text = Cells.Cut(line.Text, width - EventTimeWidth - EventNameWidth - 6);
        return new Paragraph($"{line.At.UtcDateTime:HH:mm:ss.f}  ", Palette.Quiet)
            .Append(name.PadRight(EventNameWidth + 1), Palette.Of(line.Tone))
            .Append(text);
    }
}
