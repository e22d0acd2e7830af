using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHybrid.Control;

namespace PluginHybrid.Commands;

/// <summary>What commands that talk to the running host have in common.</summary>
/// <param name="around">Where it runs.</param>
/// <param name="named">The configuration of <c>--config</c>.</param>
/// <param name="json">True writes JSON.</param>
internal sealed class HostCall(Surroundings around, string? named, bool json)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Asks the host of the configured state folder.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="show">Shows the result to a person and gives the exit code.</param>
    /// <param name="withoutHost">What to do when none runs; <c>null</c> says so and ends with 1.</param>
    /// <param name="interrupted">Gives up.</param>
    public async Task<int> AskAsync(
        ControlRequest request, Func<ControlReply, int> show, Func<Configuration.LoadedSettings, int>? withoutHost, CancellationToken interrupted)
    {
        var loaded = around.Settings().Load(named);
        if (SettingsVerdict.OfSyntax(loaded, around.Error) is var verdict and not ExitCode.Fine)
        {
            return verdict;
        }

        var reply = await new ControlClient(new ControlAddress(loaded.StateFiles), around.Time).AskAsync(request, interrupted).ConfigureAwait(false);
        if (reply is null)
        {
            if (withoutHost is not null)
            {
                return withoutHost(loaded);
            }

            reply = ControlReply.Refused("no-host", $"No host runs on {loaded.StateFiles.Name} in {loaded.StateFiles.Folder}. Start one with hybrid run.");
        }

        if (json)
        {
            Write(reply);
            return reply.Ok && reply.Result?["healthy"]?.GetValue<bool>() != false ? ExitCode.Fine : ExitCode.CheckFailed;
        }

        if (!reply.Ok)
        {
            await around.Error.WriteLineAsync(reply.Text).ConfigureAwait(false);
            return ExitCode.CheckFailed;
        }

        return show(reply);
    }

    /// <summary>Writes a reply as JSON: its result, or what went wrong.</summary>
    /// <param name="reply">The reply.</param>
    public void Write(ControlReply reply)
    {
        var shown = reply is { Ok: true, Result: { } result }
            ? result
            : new JsonObject { ["ok"] = reply.Ok, ["error"] = reply.Error.Length > 0 ? reply.Error : null, ["text"] = reply.Text };
        around.Out.WriteLine(shown.ToJsonString(Indented));
    }

    /// <summary>Says a sentence, in the form that was asked for.</summary>
    /// <param name="text">The sentence.</param>
    public int Say(string text)
    {
        if (json)
        {
            Write(ControlReply.Done(text));
        }
        else
        {
            around.Out.WriteLine(text);
        }

        return ExitCode.Fine;
    }
}
