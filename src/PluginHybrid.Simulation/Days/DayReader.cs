using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PluginHybrid.Simulation.Days;

/// <summary>Reads what <see cref="DayText"/> writes. Unknown keys are refused: a typing error must not become another day.</summary>
internal static class DayReader
{
    private static readonly string[] Keys = ["version", "seed", "length", "healing", "temper", "symbols", "hedge", "weather", "troubles", "deeds"];

    public static Day Read(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [var only] && only.RootNode is YamlMappingNode root
                ? Day(root)
                : throw new FormatException("1:1: a day is one YAML mapping, as hybrid simulate --shrink writes it.");
        }
        catch (YamlException wrong)
        {
            throw new FormatException($"{wrong.Start.Line}:{wrong.Start.Column}: {wrong.Message.TrimEnd('.')}.", wrong);
        }
    }

    private static Day Day(YamlMappingNode root)
    {
        Allow(root, Keys);
        if (Text(root, "version") != "1")
        {
            throw Wrong(root, $"version is {Text(root, "version")}; this host reads 1");
        }

        string[] symbols = [.. List(root, "symbols").Select(Scalar)];
        if (symbols.Length == 0)
        {
            throw Wrong(Child(root, "symbols"), "symbols is empty; a day trades at least one, BTCUSDT");
        }

        Known(root, "temper", DayMaker.Tempers);
        foreach (var deed in List(root, "deeds").OfType<YamlMappingNode>())
        {
            Known(deed, "symbol", symbols);
        }

        return new Day
        {
            Seed = Value(root, "seed", text => int.Parse(text, CultureInfo.InvariantCulture)),
            Length = Value(root, "length", Length),
            Healing = Value(root, "healing", Time),
            Temper = Text(root, "temper"),
            Symbols = symbols,
            HedgeSymbols = [.. List(root, "hedge").Select(node => Known(node, "hedge", symbols))],
            Weather = Weather(Child(root, "weather") as YamlMappingNode ?? throw Wrong(root, "weather must be a mapping")),
            Troubles = [.. List(root, "troubles").Select(Trouble)],
            Deeds = [.. List(root, "deeds").Select(Deed)],
        };
    }

    private static Weather Weather(YamlMappingNode node)
    {
        Allow(node, "name", "latency", "jitter", "frames", "volatility", "trends", "answers_lost", "calls_lost", "duplicates");
        return new Weather
        {
            Name = Text(node, "name"),
            Latency = Value(node, "latency", Time),
            Jitter = Value(node, "jitter", Time),
            FrameInterval = Value(node, "frames", Time),
            Volatility = Value(node, "volatility", Number),
            Trends = Value(node, "trends", Chance),
            AnswersLost = Value(node, "answers_lost", Chance),
            CallsLost = Value(node, "calls_lost", Chance),
            Duplicates = Value(node, "duplicates", Chance),
        };
    }

    private static Trouble Trouble(YamlNode item)
    {
        var node = item as YamlMappingNode ?? throw Wrong(item, "a trouble is a mapping");
        Allow(node, "kind", "at", "lasts", "target", "amount", "upon", "after");
        var trouble = new Trouble(Value(node, "kind", Enum.Parse<TroubleKind>), Value(node, "at", Time), Value(node, "lasts", Time), Text(node, "target"), Value(node, "amount", Number));
        return node.Children.ContainsKey(new YamlScalarNode("upon"))
            ? trouble with { Upon = Value(node, "upon", Enum.Parse<StrikeMoment>), After = Value(node, "after", Time) }
            : trouble;
    }

    private static Deed Deed(YamlNode item)
    {
        var node = item as YamlMappingNode ?? throw Wrong(item, "a deed is a mapping");
        Allow(node, "kind", "at", "symbol", "leg", "amount");
        return new Deed(
            Value(node, "kind", Enum.Parse<DeedKind>), Value(node, "at", Time), Text(node, "symbol"),
            Value(node, "leg", text => int.Parse(text, CultureInfo.InvariantCulture)), Value(node, "amount", Number));
    }

    private static TimeSpan Time(string text) =>
        text.EndsWith('s') && TimeSpan.FromTicks((long)(decimal.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)) is var time && time >= TimeSpan.Zero
            ? time
            : throw new FormatException();

    private static TimeSpan Length(string text) => Time(text) is var length && length > TimeSpan.Zero ? length : throw new FormatException();

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static double Chance(string text) => double.Parse(text, CultureInfo.InvariantCulture) is >= 0 and <= 1 and var chance
        ? chance
        : throw new FormatException();

    private static T Value<T>(YamlMappingNode node, string key, Func<string, T> read)
    {
        try
        {
            // A number is a member of no enumeration here, though the language takes it.
            return read(Text(node, key)) is var value && (value is not Enum word || Enum.IsDefined(typeof(T), word)) ? value : throw new FormatException();
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or ArgumentException)
        {
            throw Wrong(Child(node, key), $"{key} is {Text(node, key)}; write {Wanted<T>(key)}");
        }
    }

    private static string Wanted<T>(string key) =>
        typeof(T).IsEnum ? $"one of {string.Join(", ", Enum.GetNames(typeof(T)))}"
        : typeof(T) == typeof(TimeSpan) ? $"seconds with their unit, {(key == "length" ? "above 0s" : "from 0s up")}: 12.5s"
        : typeof(T) == typeof(double) ? "a chance from 0 to 1"
        : typeof(T) == typeof(int) ? "a whole number"
        : "a number";

    private static string Known(YamlMappingNode node, string key, IReadOnlyList<string> known) => Known(Child(node, key), key, known);

    private static string Known(YamlNode node, string key, IReadOnlyList<string> known) =>
        Scalar(node) is var text && known.Contains(text) ? text : throw Wrong(node, $"{key} is {text}; write one of {string.Join(", ", known)}");

    private static string Text(YamlMappingNode node, string key) => Scalar(Child(node, key));

    private static string Scalar(YamlNode node) => node is YamlScalarNode { Value: { } text } ? text : throw Wrong(node, "wanted a single value");

    private static IEnumerable<YamlNode> List(YamlMappingNode node, string key) =>
        Child(node, key) is YamlSequenceNode list ? list.Children : throw Wrong(node, $"{key} must be a list");

    private static YamlNode Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : throw Wrong(node, $"{key} is missing");

    private static void Allow(YamlMappingNode node, params IReadOnlyCollection<string> known)
    {
        foreach (var key in node.Children.Keys)
        {
            if (!known.Contains(Scalar(key)))
            {
                throw Wrong(key, $"unknown key {key}; known are {string.Join(", ", known)}");
            }
        }
    }

    private static FormatException Wrong(YamlNode node, string what) => new($"{node.Start.Line}:{node.Start.Column}: {what}.");
}
