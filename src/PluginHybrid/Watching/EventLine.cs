namespace PluginHybrid.Watching;

/// <summary>One event in words.</summary>
/// <param name="At">When its input reached us.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it says; may be empty.</param>
/// <param name="Tone">How it should look.</param>
internal readonly record struct EventLine(DateTimeOffset At, string Name, string Text, EventTone Tone);
