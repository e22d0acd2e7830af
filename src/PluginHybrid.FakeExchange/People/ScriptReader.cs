using PluginHybrid.FakeExchange.Venue;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PluginHybrid.FakeExchange.People;

/// <summary>Reads a person's script. Every key is known or reported.</summary>
internal sealed class ScriptReader(string source)
{
    private static readonly string[] Actions = ["open", "add", "reduce", "close", "flip", "stops", "drive"];

    public PersonScript Read(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException broken)
        {
            throw new PersonScriptException($"{source}({broken.Start.Line},{broken.Start.Column}): {broken.Message}");
        }

        if (stream.Documents.Count == 0)
        {
            throw new PersonScriptException($"{source}(1,1): wanted a mapping with 'steps', found nothing");
        }

        var root = Section(stream.Documents[0].RootNode, "script");
        root.Allow("name", "repeat", "waits", "steps");
        return new PersonScript(
            root.Text("name", "nameless"),
            root.Flag("repeat", false),
            root.Flag("waits", false),
            [.. root.List("steps").Select(node => Step(Section(node, "step")))]);
    }

    private ScriptSection Section(YamlNode node, string what) => new(source, what, node);

    private PersonStep Step(ScriptSection step)
    {
        step.Allow(["at", "after", "when", .. Actions]);
        var named = Actions.Where(step.Has).ToList();
        if (named.Count != 1)
        {
            throw step.Wrong($"wanted exactly one of {string.Join(", ", Actions)}, found {(named.Count == 0 ? "none" : string.Join(", ", named))}");
        }

        if (step.Has("at") && step.Has("after"))
        {
            throw step.Wrong("wanted 'at' or 'after', found both");
        }

        return new PersonStep(
            step.Has("at") ? step.Time("at") : null,
            step.Has("after") ? step.Time("after") : TimeSpan.Zero,
            step.Has("when") ? Condition(step.Section("when")) : null,
            Action(named[0], step.Section(named[0])));
    }

    private static PersonAction Action(string name, ScriptSection action)
    {
        string[] members = name switch
        {
            "open" => ["side", "qty"],
            "add" or "reduce" => ["qty"],
            "stops" => ["stopLoss", "takeProfit", "trailingStop"],
            "drive" => ["to", "over"],
            _ => [],
        };
        string[] leg = name == "drive" ? [] : ["positionIdx"];
        action.Allow(["symbol", .. leg, .. members]);
        var (symbol, idx) = (action.Text("symbol"), (int)(action.OptionalNumber("positionIdx") ?? 0));
        return name switch
        {
            "open" => new OpenAction(symbol, idx, action.OneOf<Side>("side", nameof(Side.Buy), nameof(Side.Sell)), action.Number("qty")),
            "add" => new AddAction(symbol, idx, action.Number("qty")),
            "reduce" => new ReduceAction(symbol, idx, action.Number("qty")),
            "close" => new CloseAction(symbol, idx),
            "flip" => new FlipAction(symbol, idx),
            "drive" => new DriveAction(symbol, action.Level("to") ?? throw action.Wrong("'drive' wants 'to', a price or a percentage"), action.Time("over")),
            _ => new StopsAction(symbol, idx, action.Level("stopLoss"), action.Level("takeProfit"), action.OptionalNumber("trailingStop")),
        };
    }

    private static PriceCondition Condition(ScriptSection when)
    {
        when.Allow("symbol", "price", "above", "below");
        if (!when.Has("above") && !when.Has("below"))
        {
            throw when.Wrong("wanted 'above' or 'below', found neither");
        }

        var by = when.Has("price") ? when.OneOf<TriggerBy>("price", Enum.GetNames<TriggerBy>()) : TriggerBy.LastPrice;
        return new PriceCondition(when.Text("symbol"), by, when.OptionalNumber("above"), when.OptionalNumber("below"));
    }
}
