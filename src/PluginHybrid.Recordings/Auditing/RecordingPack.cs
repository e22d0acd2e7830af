using System.Security.Cryptography;
using PluginHybrid.Recordings.Format;
using ZstdSharp;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Packs and unpacks the parts of a recording. The bytes come back the same; a file is deleted only once its successor was read back.</summary>
public static class RecordingPack
{
    private const int Level = 9;
    private const string Packed = ".zst";
    private const string Unfinished = ".part";

    /// <summary>Packs every plain part.</summary>
    /// <param name="path">The recording.</param>
    /// <returns>Bytes before and after.</returns>
    /// <exception cref="RecordingException">There is none, or what was packed does not read back the same.</exception>
    public static (long Before, long After) Pack(string path) => Each(path, wantsPacked: true);

    /// <summary>Unpacks every packed part.</summary>
    /// <param name="path">The recording.</param>
    /// <returns>Bytes before and after.</returns>
    /// <exception cref="RecordingException">There is none, or a packed file is torn: recover it instead.</exception>
    public static (long Before, long After) Unpack(string path) => Each(path, wantsPacked: false);

    private static (long, long) Each(string path, bool wantsPacked)
    {
        var (before, after) = (0L, 0L);
        foreach (var file in RecordingFiles.Find(path).Where(file => RecordingFiles.IsPacked(file) != wantsPacked))
        {
            var target = wantsPacked ? file + Packed : file[..^Packed.Length];
            Turn(file, target + Unfinished, wantsPacked);
            if (!HashOf(file, !wantsPacked).AsSpan().SequenceEqual(HashOf(target + Unfinished, wantsPacked)))
            {
                File.Delete(target + Unfinished);
                throw new RecordingException($"{file}: what was written does not read back the same; the file is left as it is. Check the disk.");
            }

            before += new FileInfo(file).Length;
            File.Move(target + Unfinished, target, overwrite: false);
            after += new FileInfo(target).Length;
            File.Delete(file);
        }

        return (before, after);
    }

    private static void Turn(string file, string to, bool pack)
    {
        try
        {
            using var from = Open(file, isPacked: !pack);
            using var target = new FileStream(to, FileMode.Create, FileAccess.Write);
            using Stream writing = pack ? new CompressionStream(target, Level) : target;
            from.CopyTo(writing);
        }
        catch (Exception error) when (error is ZstdException or EndOfStreamException)
        {
            File.Delete(to);
            throw new RecordingException($"{file}: the packed stream is torn: {error.Message} `hybrid recording recover` saves what is whole.", error);
        }
    }

    private static byte[] HashOf(string file, bool isPacked)
    {
        using var stream = Open(file, isPacked);
        return SHA256.HashData(stream);
    }

    private static Stream Open(string file, bool isPacked)
    {
        var stream = File.OpenRead(file);
        return isPacked ? new DecompressionStream(stream, leaveOpen: false) : stream;
    }
}
