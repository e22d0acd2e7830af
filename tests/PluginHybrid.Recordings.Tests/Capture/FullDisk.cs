using PluginHybrid.Recordings.Capture;

namespace PluginHybrid.Recordings.Tests.Capture;

/// <summary>A disk with room for some bytes; then every write fails, with half of it written.</summary>
internal sealed class FullDisk(string folder, long room) : IPartTarget
{
    private readonly FolderTarget _folder = new(folder);

    public string NameOf(int part) => _folder.NameOf(part);

    public Stream Create(int part) => new Limited((FileStream)_folder.Create(part), room);

    public void Remove(int part) => _folder.Remove(part);

    private sealed class Limited(FileStream file, long room) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position
        {
            get => file.Position;
            set => file.Position = value;
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (file.Length + count > room)
            {
                file.Write(buffer, offset, (int)Math.Max(0, room - file.Length));
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
            file.Dispose();
            base.Dispose(disposing);
        }
    }
}
