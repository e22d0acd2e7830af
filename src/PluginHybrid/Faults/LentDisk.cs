using PluginHybrid.Recordings.Capture;

namespace PluginHybrid.Faults;

/// <summary>The recorder's disk as faults may fill it: every write fails, with half of it written, as a full disk does.</summary>
/// <param name="inner">The true place of the parts.</param>
internal sealed class LentDisk(IPartTarget inner) : IPartTarget
{
    private volatile bool _isFull;

    /// <inheritdoc />
    public string NameOf(int part) => inner.NameOf(part);

    /// <inheritdoc />
    public Stream Create(int part) => new Filling(this, inner.Create(part));

    /// <inheritdoc />
    public void Remove(int part) => inner.Remove(part);

    /// <summary>Fills it.</summary>
    /// <returns>Disposed, there is room again.</returns>
    public IDisposable Fill()
    {
        _isFull = true;
        return new Room(this);
    }

    private sealed class Room(LentDisk disk) : IDisposable
    {
        public void Dispose() => disk._isFull = false;
    }

    private sealed class Filling(LentDisk disk, Stream file) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position
        {
            get => file.Position;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (disk._isFull)
            {
                file.Write(buffer, offset, count / 2);
                throw new IOException("No space left on device.");
            }

            file.Write(buffer, offset, count);
        }

        public override void Flush() => file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
