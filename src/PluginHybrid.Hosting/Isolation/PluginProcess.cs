using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PluginHybrid.Hosting.Isolation.Wire;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>One child process: started with a scrubbed environment, read by two threads, and gone as a whole when it is killed.</summary>
internal sealed class PluginProcess : IDisposable
{
    private const int ShownGarbage = 120;
    private const int LongestErrorLine = 256 * 1024;

    private readonly Process _process;
    private readonly ProcessIsolationOptions _options;
    private readonly ChildInput _input;
    private readonly StderrTail _tail;
    private readonly Lock _gate = new();
    private readonly List<string> _unheard = [];
    private readonly Thread _errors;
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IChildListener? _listener;
    private string? _why;
    private string? _loss;
    private ITimer? _late;
    private ITimer? _burial;
    private int _buried;

    private PluginProcess(Process process, ProcessIsolationOptions options, string plugin)
    {
        (_process, _options) = (process, options);
        _input = new ChildInput(process.StandardInput.BaseStream);
        _tail = new StderrTail(options.Time);
        _errors = new Thread(ReadErrors) { IsBackground = true, Name = $"errors of {plugin}" };
        _errors.UnsafeStart();
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => BuryLate();
        new Thread(ReadLines) { IsBackground = true, Name = $"lines of {plugin}" }.UnsafeStart();
    }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Completes once it is gone.</summary>
    public Task Gone => _gone.Task;

    /// <summary>True while it can be told something.</summary>
    public bool IsAlive
    {
        get
        {
            lock (_gate)
            {
                return _loss is null && _why is null;
            }
        }
    }

    /// <summary>Starts the program.</summary>
    /// <param name="options">Which, and with what.</param>
    /// <param name="plugin">The plugin's id, for names of threads.</param>
    /// <exception cref="PluginLostException">It cannot be started.</exception>
    public static PluginProcess Start(ProcessIsolationOptions options, string plugin)
    {
        var start = new ProcessStartInfo(options.Program, options.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in ChildEnvironment.Of(Environment.GetEnvironmentVariables(), options.PassOn))
        {
            start.Environment[name] = value;
        }

        if (options.MemoryLimit is { } bytes)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{bytes:X}";
        }

        try
        {
            var process = new Process { StartInfo = start };
            process.Start();
            return new PluginProcess(process, options, plugin);
        }
        catch (Win32Exception exception)
        {
            throw new PluginLostException($"the process for {plugin} cannot be started: {options.Program}: {exception.Message}", exception);
        }
    }

    /// <summary>From now on this one is told; also of what was said before, and of its death if it is gone already.</summary>
    public void Adopt(IChildListener listener)
    {
        string[] unheard;
        string? loss;
        lock (_gate)
        {
            _listener = listener;
            unheard = [.. _unheard];
            _unheard.Clear();
            loss = _loss;
        }

        foreach (var line in unheard)
        {
            listener.Said(line);
        }

        if (loss is not null)
        {
            listener.Lost(loss);
        }
    }

    /// <summary>Sends a line.</summary>
    /// <returns>A mark, for <see cref="Confirm"/>.</returns>
    public long Send(ToChild frame) => _input.Send(frame);

    /// <summary>The process answered the line that was given this mark.</summary>
    public void Confirm(long mark) => _input.Confirm(mark);

    /// <summary>Lets it end by itself, and kills it if it does not.</summary>
    public void End()
    {
        _input.Close();
        lock (_gate)
        {
            _late ??= _options.Time.CreateTimer(_ => Kill("it did not end by itself"), null, _options.EndLimit, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Kills it and all it started.</summary>
    /// <param name="why">The reason that is told; the first one counts.</param>
    public void Kill(string why)
    {
        lock (_gate)
        {
            _why ??= why;
        }

        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It was gone already; or a descendant may not be killed by us, which the words then say.
            lock (_gate)
            {
                _why = exception is InvalidOperationException ? _why : $"{_why} ({exception.Message})";
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => Kill("the host let go of it");

    private void ReadLines()
    {
        var lines = new LineReader(_process.StandardOutput.BaseStream, Protocol.LongestLine);
        try
        {
            while (lines.TryRead(out var line))
            {
                Take(line);
            }
        }
        catch (InvalidDataException exception)
        {
            Kill($"it wrote garbage to its standard output: {exception.Message}");
        }
        catch (IOException exception)
        {
            Kill($"its standard output cannot be read: {exception.Message}");
        }

        Bury();
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        try
        {
            var frame = JsonSerializer.Deserialize(line, FromChildJson.Default.FromChild) ?? throw new JsonException("null");
            IChildListener? listener;
            lock (_gate)
            {
                listener = _listener;
            }

            listener?.Came(frame);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or FormatException)
        {
            var shown = Encoding.UTF8.GetString(line[..Math.Min(line.Length, ShownGarbage)]);
            throw new InvalidDataException($"\"{shown}\" is no line of the protocol. Standard output belongs to it: write to Log, or to standard error. ({exception.Message})", exception);
        }
    }

    private void ReadErrors()
    {
        var lines = new LineReader(_process.StandardError.BaseStream, LongestErrorLine);
        try
        {
            while (lines.TryRead(out var line))
            {
                if (_tail.Take(Encoding.UTF8.GetString(line).TrimEnd('\r')) is { } shown)
                {
                    Pass(shown);
                }
            }
        }
        catch (InvalidDataException exception)
        {
            Kill($"its standard error is flooded: {exception.Message}");
        }
        catch (IOException exception)
        {
            Pass(exception.Message);
        }
    }

    private void Pass(string line)
    {
        IChildListener? listener;
        lock (_gate)
        {
            listener = _listener;
            if (listener is null && _unheard.Count < 100)
            {
                _unheard.Add(line);
            }
        }

        listener?.Said(line);
    }

    // Something it started may hold on to its streams, so that their end never comes.
    private void BuryLate()
    {
        lock (_gate)
        {
            _burial = _options.Time.CreateTimer(_ => Bury(), null, _options.EndLimit, Timeout.InfiniteTimeSpan);
        }
    }

    private void Bury()
    {
        if (Interlocked.Exchange(ref _buried, 1) != 0)
        {
            return;
        }

        if (!_process.WaitForExit(_options.EndLimit))
        {
            Kill("it closed its standard output");
            _process.WaitForExit(_options.EndLimit);
        }

        _errors.Join(_options.EndLimit);
        _input.Close();
        IChildListener? listener;
        string loss;
        lock (_gate)
        {
            loss = _why ?? (_process.HasExited ? ExitWords.Of(_process.ExitCode, _tail.LastWords()) : "its process does not end");
            _loss = loss;
            listener = _listener;
            _late?.Dispose();
            _burial?.Dispose();
        }

        listener?.Lost(loss);
        _gone.TrySetResult();
    }
}
