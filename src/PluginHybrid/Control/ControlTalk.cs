using System.Text.Json;

namespace PluginHybrid.Control;

/// <summary>The talk over the control channel: one JSON object per line, a reply to each.</summary>
internal static class ControlTalk
{
    /// <summary>Raised when a line changes its meaning; both sides refuse another one.</summary>
    public const int Version = 1;

    /// <summary>Longest line taken from anybody.</summary>
    public const int LongestLine = 64 * 1024;

    /// <summary>Health of the host.</summary>
    public const string Status = "status";

    /// <summary>All plugins.</summary>
    public const string Plugins = "plugins";

    /// <summary>Starts a plugin that was disabled.</summary>
    public const string Enable = "plugins.enable";

    /// <summary>Stops a plugin until it is enabled.</summary>
    public const string Disable = "plugins.disable";

    /// <summary>Loads a plugin's files again, changed or not.</summary>
    public const string Reload = "plugins.reload";

    /// <summary>Lets a plugin out of quarantine.</summary>
    public const string ResumePlugin = "plugins.resume";

    /// <summary>Changes a plugin's mode until the host ends.</summary>
    public const string Mode = "plugins.mode";

    /// <summary>The kill switch.</summary>
    public const string Halt = "halt";

    /// <summary>Ends the halt.</summary>
    public const string Resume = "resume";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A line without its end.</summary>
    /// <typeparam name="T">Request or reply.</typeparam>
    /// <param name="message">What to say.</param>
    public static string Line<T>(T message) => JsonSerializer.Serialize(message, Json);

    /// <summary>What a line says; <c>null</c> when it is no such message.</summary>
    /// <typeparam name="T">Request or reply.</typeparam>
    /// <param name="line">Without its end.</param>
    public static T? Read<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
