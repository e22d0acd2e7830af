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
                : throw new FormatException("A day is one YAML mapping.");
        }
        catch (YamlException wrong)
        {
            throw new FormatException($"{wrong.Start.Line}:{wrong.Start.Column}: {wrong.Message}", wrong);
        }
    }

    private static Day Day(YamlMappingNode root)
    {
        Allow(root, Keys);
        if (Text(root, "version") != "1")
        {
            throw Wrong(root, $"version is {Text(root, "version")}; this host reads 1");
        }

        return new Day
        {
            Seed = Value(root, "seed", text => int.Parse(text, CultureInfo.InvariantCulture)),
            Length = Value(root, "length", Time),
            Healing = Value(root, "healing", Time),
            Temper = Text(root, "temper"),
            Symbols = [.. List(root, "symbols").Select(Scalar)],
            HedgeSymbols = [.. List(root, "hedge").Select(Scalar)],
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
        Allow(node, "kind", "at", "lasts", "target", "amount");
        return new Trouble(Value(node, "kind", Enum.Parse<TroubleKind>), Value(node, "at", Time), Value(node, "lasts", Time), Text(node, "target"), Value(node, "amount", Number));
    }

    private static Deed Deed(YamlNode item)
    {
        var node = item as YamlMappingNode ?? throw Wrong(item, "a deed is a mapping");
        Allow(node, "kind", "at", "symbol", "leg", "amount");
        return new Deed(
            Value(node, "kind", Enum.Parse<DeedKind>), Value(node, "at", Time), Text(node, "symbol"),
            Value(node, "leg", text => int.Parse(text, CultureInfo.InvariantCulture)), Value(node, "amount", Number));
    }

    private static TimeSpan Time(string text) => text.EndsWith('s')
        ? TimeSpan.FromTicks((long)(decimal.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond))
        : throw new FormatException("a time is written in seconds, 12.5s");

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static double Chance(string text) => double.Parse(text, CultureInfo.InvariantCulture) is >= 0 and <= 1 and var chance
        ? chance
        : throw new FormatException("a chance lies between 0 and 1");

    private static T Value<T>(YamlMappingNode node, string key, Func<string, T> read)
    {
        try
        {
            return read(Text(node, key));
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or ArgumentException)
        {
            throw Wrong(Child(node, key), $"{key}: {wrong.Message}");
        }
    }

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
