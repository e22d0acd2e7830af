namespace PluginHybrid.Sdk.Settings;

/// <summary>A setting cannot be. The plugin is not started; the version that runs goes on.</summary>
/// <example><code>throw new SettingRefusedException("bands: 5 % comes before 3 %; sort them by profit");</code></example>
public sealed class SettingRefusedException : Exception
{
    /// <summary>Refuses without words; better use the one that takes a message.</summary>
    /// <example><code>throw new SettingRefusedException();</code></example>
    public SettingRefusedException()
    {
    }

    /// <summary>Refuses.</summary>
    /// <param name="message">What is wrong and what would be right; the host adds file and line.</param>
    /// <example><code>throw new SettingRefusedException("stages must rise in age");</code></example>
    public SettingRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Refuses because of another exception.</summary>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="inner">The cause.</param>
    /// <example><code>throw new SettingRefusedException("quiet hours: \"25:00\" is no time", problem);</code></example>
    public SettingRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
