using ZstdSharp;

namespace PluginHybrid.Recordings.Format;

/// <summary>The lines of one part, one after another, in one buffer. Judges nothing.</summary>
public sealed class PartLines : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    private readonly Stream _stream;
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private long _base;
    private bool _atEnd;

    /// <summary>Reads lines from a stream.</summary>
    /// <param name="stream">Plain bytes; closed with this.</param>
    /// <param name="file">Its name, for texts.</param>
    public PartLines(Stream stream, string file)
    {
        _stream = stream;
        File = file;
    }

    /// <summary>Opens a file, unpacking <c>.zst</c> on the way.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RecordingException">It cannot be opened.</exception>
    public static PartLines Open(string path)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return new PartLines(RecordingFiles.IsPacked(path) ? new DecompressionStream(stream, leaveOpen: false) : stream, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{path}: cannot be opened: {error.Message} Check the path and who may read it.", error);
        }
    }

    /// <summary>The file, for texts.</summary>
    public string File { get; }

    /// <summary>Number of the line read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Byte offset of the line read last, in the unpacked bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>Bytes read so far, up to the end of the line read last.</summary>
    public long Position => _base + _start;

    /// <summary>False when the line read last ended with the file instead of a line feed: torn.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>True when the packed stream broke off: what was packed last is lost.</summary>
    public bool IsPackTorn { get; private set; }

    internal byte[] Buffer => _buffer;

    internal int LineAt { get; private set; }

    internal int LineLength { get; private set; }

    /// <summary>The line read last, without its line feed; good until the next.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(LineAt, LineLength);

    /// <summary>Goes to the next line.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="RecordingException">The disk cannot be read, or a line is longer than 64 MiB.</exception>
    public bool Next()
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(searched + found, isWhole: true);
            }

            searched = _end - _start;
            if (_atEnd)
            {
                return searched > 0 && Take(searched, isWhole: false);
            }

            Fill();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _stream.Dispose();

    private bool Take(int length, bool isWhole)
    {
        Line++;
        Offset = Position;
        (LineAt, LineLength, IsWhole) = (_start, length, isWhole);
        _start += isWhole ? length + 1 : length;
        return true;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _base += _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_end >= LineFormat.MaxLine)
            {
                throw new RecordingException($"{File}: line {Line + 1} (byte {Position}) is longer than 64 MiB: this is no recording. Give a .jsonl file written by hybrid.");
            }

            Array.Resize(ref _buffer, _end * 2);
        }

        var read = Read();
        _atEnd = read == 0;
        _end += read;
    }

    private int Read()
    {
        try
        {
            return _stream.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (Exception error) when (error is EndOfStreamException or ZstdException)
        {
            IsPackTorn = true;
            return 0;
        }
        catch (IOException error)
        {
            throw new RecordingException($"{File}: cannot be read after byte {_base + _end}: {error.Message} Copy the file to another disk.", error);
        }
    }
}
