using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Recordings.Capture;

/// <summary>What a <see cref="SessionRecorder"/> is told once.</summary>
public sealed record RecorderOptions
{
    /// <summary>Where the parts go.</summary>
    public required IPartTarget Target { get; init; }

    /// <summary>Makes every record safe. There is no default: nothing is written that it has not seen.</summary>
    public required IRecordRedactor Redactor { get; init; }

    /// <summary>Times flushes and checkpoints. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Things told that may wait for the writer; a power of two. Default 32768: a third of a second at 100,000 frames/s, 20 MiB.</summary>
    public int Slots { get; init; } = 32768;

    /// <summary>What was written reaches the file after this time at the latest. Default 200 ms.</summary>
    public TimeSpan FlushEvery { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>A part of this many bytes, before compression, is ended and another begun. Default 256 MiB; 0 for never.</summary>
    public long RotateBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>A part of this age is ended and another begun. Default 6 h; zero for never.</summary>
    public TimeSpan RotateAfter { get; init; } = TimeSpan.FromHours(6);
}
