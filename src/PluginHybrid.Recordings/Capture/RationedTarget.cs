namespace PluginHybrid.Recordings.Capture;

/// <summary>Parts on a disk that may be full: a write that finds no room for all of it leaves what fits and fails, as a full disk does.</summary>
/// <param name="inner">The true place of the parts.</param>
/// <param name="room">Asked before each write: how many of its bytes fit, given what was written to the part so far and the bytes to write.</param>
public sealed class RationedTarget(IPartTarget inner, Func<long, int, long> room) : IPartTarget
{
    /// <inheritdoc />
    public string NameOf(int part) => inner.NameOf(part);

    /// <inheritdoc />
    public Stream Create(int part) => new Rationed(inner.Create(part), room);

    /// <inheritdoc />
    public void Remove(int part) => inner.Remove(part);

    private sealed class Rationed(Stream file, Func<long, int, long> room) : Stream
    {
        private long _written;

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
            var fits = (int)Math.Clamp(room(_written, count), 0, count);
            file.Write(buffer, offset, fits);
            _written += fits;
            if (fits < count)
            {
                throw new IOException("No space left on device.");
            }
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
