namespace PluginHybrid.Core.Orders;

/// <summary>How many commands one plugin may still give: a bucket that fills by itself.</summary>
/// <param name="perSecond">How fast it fills.</param>
/// <param name="burst">How much it holds.</param>
internal sealed class CommandBudget(int perSecond, int burst)
{
    private decimal _left = burst;
    private DateTimeOffset _asOf = DateTimeOffset.MinValue;

    /// <summary>Takes one, if there is one.</summary>
    /// <param name="now">Time of the input.</param>
    public bool TryTake(DateTimeOffset now)
    {
        if (_asOf != DateTimeOffset.MinValue)
        {
            _left = Math.Min(burst, _left + ((decimal)(now - _asOf).TotalSeconds * perSecond));
        }

        _asOf = now;
        if (_left < 1)
        {
            return false;
        }

        _left--;
        return true;
    }
}
