using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace PluginHybrid.Core.Wire;

/// <summary>Gives every symbol the session cares about a small number, so that a tick is looked up without a text.</summary>
/// <remarks>Filled by the session (positions and watched symbols), read by the frame reader. Not safe for
/// concurrent use: both run inside the sequencer.</remarks>
public sealed class SymbolTable
{
    private readonly Dictionary<byte[], Symbol> _byBytes = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], Symbol>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<Symbol> _all = [];

    /// <summary>An empty table.</summary>
    public SymbolTable() => _lookup = _byBytes.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>All symbols, in the order they were added; the place is <see cref="Symbol.Index"/>.</summary>
    public IReadOnlyList<Symbol> All => _all;

    /// <summary>Returns the symbol, adding it when it is new.</summary>
    /// <param name="name">The venue's spelling.</param>
    public Symbol Add(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        if (!_byBytes.TryGetValue(bytes, out var symbol))
        {
            symbol = new Symbol(name, _all.Count);
            _all.Add(symbol);
            _byBytes.Add(bytes, symbol);
        }

        return symbol;
    }

    /// <summary>Finds a symbol by its bytes on the wire, without allocating. <c>null</c> when nobody added it.</summary>
    /// <param name="utf8">The symbol's text in UTF-8.</param>
    public Symbol? Find(ReadOnlySpan<byte> utf8) => _lookup.TryGetValue(utf8, out var symbol) ? symbol : null;

    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Comparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        // The first and the last letters, read as words that may overlap: all of a usual symbol in two loads.
        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var (head, tail) = alternate.Length switch
            {
                >= 8 => (BinaryPrimitives.ReadUInt64LittleEndian(alternate), BinaryPrimitives.ReadUInt64LittleEndian(alternate[^8..])),
                >= 4 => (BinaryPrimitives.ReadUInt32LittleEndian(alternate), BinaryPrimitives.ReadUInt32LittleEndian(alternate[^4..])),
                > 0 => (alternate[0], alternate[^1]),
                _ => (0ul, 0ul),
            };
            return (int)(((head + BitOperations.RotateLeft(tail, 23)) * 0x9E37_79B9_7F4A_7C15) >> 32);
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
