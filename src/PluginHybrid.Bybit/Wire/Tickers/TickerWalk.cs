using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Walks the members of a ticker's body from separator to separator and fills the frame.</summary>
internal ref struct TickerWalk
{
    private const int SeparatorLength = 3;

    private readonly ReadOnlySpan<byte> _message;
    private readonly ReadOnlySpan<byte> _topicSymbol;
    private readonly TickerFrame _frame;
    private int _textStart;
    private bool _inValue;
    private bool _isSymbol;
    private bool _symbolSeen;
    private TickerFields _field;

    /// <summary>Stands before the first key.</summary>
    /// <param name="message">The message.</param>
    /// <param name="start">First byte of the first key.</param>
    /// <param name="topicSymbol">The symbol the topic names.</param>
    /// <param name="frame">The frame to fill.</param>
    public TickerWalk(ReadOnlySpan<byte> message, int start, ReadOnlySpan<byte> topicSymbol, TickerFrame frame)
    {
        _message = message;
        _topicSymbol = topicSymbol;
        _frame = frame;
        _textStart = start;
    }

    /// <summary>Separators passed.</summary>
    public int Separators { get; private set; }

    /// <summary>Passes a separator: ends the text before it. False when it is not the one whose turn it is.</summary>
    /// <param name="at">Where the separator starts.</param>
    public bool TryPass(int at)
    {
        if (at < _textStart || _message[at + 1] != (_inValue ? ',' : ':'))
        {
            return false;
        }

        if (_inValue)
        {
            if (!TryTakeValue(at))
            {
                return false;
            }
        }
        else
        {
            _field = TickerKey.FieldOf(_message, _textStart, at - _textStart);
            _isSymbol = _field == TickerFields.None && TickerKey.IsSymbol(_message, _textStart, at - _textStart);
        }

        _inValue = !_inValue;
        _textStart = at + SeparatorLength;
        Separators++;
        return true;
    }

    /// <summary>Ends the last value. False when it is none, or no symbol was seen.</summary>
    /// <param name="end">The last value's closing quote.</param>
    public bool TryEnd(int end) => _inValue && end >= _textStart && TryTakeValue(end) && _symbolSeen;

    private bool TryTakeValue(int end)
    {
        if (_field != TickerFields.None)
        {
            return TryTakePrice(end);
        }

        if (_isSymbol)
        {
            _symbolSeen = true;
            return _message[_textStart..end].SequenceEqual(_topicSymbol);
        }

        return true;
    }

    private readonly bool TryTakePrice(int end)
    {
        if (end == _textStart)
        {
            _frame.State(_field, null);
            return true;
        }

        if (!TickerPrice.TryRead(_message, _textStart, end, out var price))
        {
            return false;
        }

        _frame.State(_field, price);
        return true;
    }
}
