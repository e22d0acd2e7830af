using PluginHybrid.Hosting.Isolation.Wire;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>The way of lines to a process. A lane never waits here: what may not fit into the pipe is written by another thread.</summary>
/// <param name="input">The process's standard input.</param>
internal sealed class ChildInput(Stream input)
{
    // A pipe takes this much without waiting, on every system, once it is empty.
    private const int SurelyFits = 4096;

    private readonly Lock _gate = new();
    private readonly FrameWriter<ToChild> _writer = new(ToChildJson.Default.ToChild);
    private readonly Queue<byte[]> _backlog = new();
    private bool _isPumping;
    private bool _isClosed;
    private long _sent;
    private long _confirmed;

    /// <summary>Sends a line; after the end of the process it does nothing.</summary>
    /// <returns>A mark, for <see cref="Confirm"/>.</returns>
    public long Send(ToChild frame)
    {
        lock (_gate)
        {
            var line = _writer.Line(frame);
            _sent += line.Length;
            if (_isClosed)
            {
                return _sent;
            }

            if (!_isPumping && _sent - _confirmed <= SurelyFits)
            {
                Write(line.Span);
                return _sent;
            }

            _backlog.Enqueue(line.ToArray());
            if (!_isPumping)
            {
                _isPumping = true;
                ThreadPool.UnsafeQueueUserWorkItem(static self => self.Pump(), this, preferLocal: false);
            }

            return _sent;
        }
    }

    /// <summary>The process answered a line: it has read all up to it.</summary>
    public void Confirm(long mark)
    {
        lock (_gate)
        {
            _confirmed = Math.Max(_confirmed, mark);
        }
    }

    /// <summary>Tells the process that the host has nothing more to say: it ends.</summary>
    public void Close()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            _backlog.Clear();
        }

        try
        {
            input.Dispose();
        }
        catch (IOException)
        {
            Broken();
        }
    }

    private void Pump()
    {
        while (true)
        {
            byte[] line;
            lock (_gate)
            {
                if (!_backlog.TryDequeue(out line!))
                {
                    _isPumping = false;
                    return;
                }
            }

            Write(line);
        }
    }

    private void Write(ReadOnlySpan<byte> line)
    {
        try
        {
            input.Write(line);
            input.Flush();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Nobody reads any more. Whoever reads the process's output says why.
            Broken();
        }
    }

    private void Broken()
    {
        lock (_gate)
        {
            _isClosed = true;
            _backlog.Clear();
        }
    }
}
