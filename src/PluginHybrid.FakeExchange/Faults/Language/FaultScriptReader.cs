using PluginHybrid.FakeExchange.Faults.Expecting;
using PluginHybrid.FakeExchange.Faults.Running;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>Reads a script. Every key is known or reported, with its place and the nearest known word.</summary>
internal sealed class FaultScriptReader(string source)
{
    public FaultScript Read(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException broken)
        {
            throw new FaultScriptException($"{source}({broken.Start.Line},{broken.Start.Column}): no YAML: {broken.Message}");
        }

        if (stream.Documents.Count == 0)
        {
            throw new FaultScriptException($"{source}(1,1): wanted a mapping with 'version' and 'faults', found nothing.");
        }

        var root = new ScriptMap(source, "", stream.Documents[0].RootNode);
        var head = root.Read(ScriptWords.Root, "scene", "faults", "expect");
        var scene = root.Has("scene") ? root.Map("scene") : new ScriptMap(source, "scene", new YamlMappingNode());
        var stage = scene.Read(FaultScene.Words);
        var faults = new List<ScriptedFault>();
        foreach (var entry in root.Maps("faults"))
        {
            faults.Add(Fault(entry, faults, new FaultScene(stage)));
        }

        return new FaultScript(source, head, stage, faults, [.. root.Maps("expect").Select(Expectation)]);
    }

    private static ScriptedFault Fault(ScriptMap entry, List<ScriptedFault> earlier, FaultScene scene)
    {
        var head = entry.Read(ScriptWords.Entry, "when", "do");
        var id = head.Text("id");
        if (earlier.Exists(fault => fault.Id == id))
        {
            throw entry.Wrong($"another fault is called '{id}' already; give each its own id", "id");
        }

        if (!entry.Has("do"))
        {
            throw entry.Wrong("'do' is missing; it wants one fault, for example do: { tcp.reset: { socket: private } }");
        }

        var action = entry.Map("do");
        var kind = FaultCatalogue.Find(action.Only(FaultCatalogue.Names, "fault"));
        var words = action.Map(kind.Name);
        var with = words.Read(kind.Words);
        if (kind.ObjectTo(with, scene) is { } objection)
        {
            throw words.Wrong(objection.Says, objection.Word);
        }

        var when = entry.Has("when") ? When(entry.Map("when"), earlier) : Trigger.Start;
        var repeat = head.WholeOrNull("repeat") ?? (when.Moment == "every" || when.Chance is not null ? int.MaxValue : 1);
        return new ScriptedFault(id, kind, with, when, repeat, head.TimeOrNull("for"), head.TextOrNull("state"));
    }

    private static Trigger When(ScriptMap when, List<ScriptedFault> earlier)
    {
        var with = when.Read([.. TriggerWords.Moments, .. TriggerWords.Others]);
        var named = TriggerWords.Moments.Select(word => word.Name).Where(when.Has).ToList();
        if (named.Count != 1)
        {
            throw when.Wrong($"wanted exactly one of {string.Join(", ", TriggerWords.Moments.Select(word => word.Name))}; found {(named.Count == 0 ? "none" : string.Join(", ", named))}");
        }

        if (with.TextOrNull("fault") is { } other && !earlier.Exists(fault => fault.Id == other))
        {
            throw when.Wrong($"no earlier fault is called '{other}'.{NearWord.Hint(other, earlier.Select(fault => fault.Id))} It waits for one that stands above it", "fault");
        }

        if (with.TimeOrNull("every") == TimeSpan.Zero)
        {
            throw when.Wrong("'every' wants a time above zero", "every");
        }

        return new Trigger(named[0], with.TimeOrNull(named[0]) ?? (object?)with.WholeOrNull(named[0]) ?? with.Text(named[0]), with);
    }

    private static Expected Expectation(ScriptMap entry)
    {
        var kind = ExpectationCatalogue.Find(entry.Only(ExpectationCatalogue.Names, "expectation"));
        return new Expected(kind, entry.Map(kind.Name).Read(kind.Words));
    }
}
