using System.Reflection.Metadata;

namespace PluginHybrid.Hosting.Checking;

/// <summary>Finds the author's line for a place in the IL, by the portable pdb.</summary>
internal sealed class SourceLines : IDisposable
{
    private readonly MetadataReaderProvider? _provider;
    private readonly MetadataReader? _reader;

    /// <summary>Opens the symbols.</summary>
    /// <param name="symbols">The pdb; <c>null</c>, empty or of another format gives no lines.</param>
    public SourceLines(byte[]? symbols)
    {
        if (symbols is not ([(byte)'B', (byte)'S', (byte)'J', (byte)'B', ..])) return;
        _provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols, writable: false));
        _reader = _provider.GetMetadataReader();
    }

    /// <summary>File, line and column, or <c>null</c>.</summary>
    /// <param name="method">The method.</param>
    /// <param name="offset">In its IL; the last line that begins at or before it.</param>
    public (string File, int Line, int Column)? Find(MethodDefinitionHandle method, int offset)
    {
        if (_reader is null) return null;
        var points = _reader.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints().Where(point => !point.IsHidden).ToArray();
        if (points is []) return null;
        var at = points.LastOrDefault(point => point.Offset <= offset, points[0]);
        return (_reader.GetString(_reader.GetDocument(at.Document).Name), at.StartLine, at.StartColumn);
    }

    /// <inheritdoc />
    public void Dispose() => _provider?.Dispose();
}
