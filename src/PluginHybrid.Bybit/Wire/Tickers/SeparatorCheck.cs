using System.Numerics;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Finds out, block by block, whether a ticker's body is a valid JSON object whose members are all texts.</summary>
/// <remarks>It is, when <c>":"</c> and <c>","</c> come in turn, none overlaps the next, every quote belongs to one of them, and no byte
/// needs more than a look: then no text holds a quote, and between two separators there is nothing but a text.</remarks>
internal ref struct SeparatorCheck
{
    private ulong _previous;
    private ulong _odd;
    private ulong _faults;
    private int _unpaired;
    private bool _isUnusual;

    /// <summary>Takes the next block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="seen">How many of its first bytes the block before it has covered.</param>
    public void Take(in SeparatorBlock block, int seen)
    {
        var colons = block.Colons >> seen;
        var commas = block.Commas >> seen;
        var separators = colons | commas;

        // A bit of `odd` tells whether an odd number of separators stands before its byte: then it is a comma's turn.
        var odd = PrefixXor(separators) ^ separators ^ _odd;
        _faults |= (colons & odd) | (commas & ~odd) | (separators & ((separators << 2) | (_previous >> (SeparatorBlock.Length - 2))));
        _odd ^= 0 - ((ulong)BitOperations.PopCount(separators) & 1);
        _previous = separators;
        _unpaired += BitOperations.PopCount(block.Quotes >> seen) - (2 * BitOperations.PopCount(separators));
        _isUnusual |= block.IsUnusual;
    }

    /// <summary>True when the body was valid. It has to end inside a value, that is after a colon.</summary>
    public readonly bool IsValid() => _faults == 0 && _odd != 0 && _unpaired == 0 && !_isUnusual;

    private static ulong PrefixXor(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }
}
