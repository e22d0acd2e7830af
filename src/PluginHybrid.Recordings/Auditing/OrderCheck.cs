using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Numbers rise without holes, inputs come one after another, their time never goes back.</summary>
internal sealed class OrderCheck(AuditPlace place)
{
    private IReadOnlyList<(long From, long To)> _gaps = [];
    private long _number = -1;
    private long _input;
    private long _inputTime;
    private bool _mayJump;

    /// <summary>Records the recorder says it lost.</summary>
    public long Dropped { get; private set; }

    /// <summary>A part begins.</summary>
    /// <param name="header">Its header.</param>
    public void Begin(RecordingHeader header)
    {
        _gaps = header.Gaps;
        _mayJump |= header.Gaps.Count > 0;
        if (_number < 0 && header.Part > 1)
        {
            // Read from a later part on.
            _number = (header.Previous?.Last ?? 0);
            _mayJump = true;
        }
    }

    /// <summary>A line that is no record stood here: what it held is unknown.</summary>
    public void Lost() => _mayJump = true;

    /// <summary>Looks at a record.</summary>
    /// <param name="record">The record.</param>
    public void Look(in Record record)
    {
        Number(record.Number);
        if (record.Kind == RecordKind.Mark && record.Text("m"u8) == "drop")
        {
            _mayJump = true;
            Dropped += DropMark.CountOf(record);
            place.Error("lossy", $"{DropMark.CountOf(record)} records are missing: the recorder could not keep up, or lines were lost");
        }

        if (record.IsInput)
        {
            Input(record);
        }
        else if (record.Input < _input)
        {
            place.Error("order.i", $"i goes back from {_input} to {record.Input}");
        }
    }

    private void Number(long number)
    {
        if (number <= _number)
        {
            place.Error("order.n", $"record {number} stands after record {_number}");
        }
        else if (number > _number + 1 && !IsGap(_number + 1, number - 1) && !_mayJump)
        {
            place.Error("order.gap", $"records {_number + 1} to {number - 1} are missing, and hdr.gaps does not say so");
        }

        _number = Math.Max(_number, number);
    }

    private bool IsGap(long from, long to) => _gaps.Any(gap => gap.From <= from && to <= gap.To);

    private void Input(in Record record)
    {
        if (record.Input != _input + 1 && !(_mayJump && record.Input > _input))
        {
            place.Error("order.input", $"input {record.Input} stands after input {_input}");
        }

        if (record.Nanoseconds < _inputTime)
        {
            place.Error("order.t", $"the input's time goes back from {_inputTime} to {record.Nanoseconds} ns");
        }

        if (record.Nanoseconds % 100 != 0)
        {
            place.Error("order.tick", "the input's time is no multiple of 100 ns");
        }

        _mayJump = _gaps.Count > 0;
        (_input, _inputTime) = (Math.Max(_input, record.Input), Math.Max(_inputTime, record.Nanoseconds));
    }
}
