using System.Globalization;

namespace PluginHybrid.Core.Connections;

/// <summary>Numbers the session's requests, so that every answer finds its question.</summary>
internal sealed class RequestIds
{
    private long _last;

    /// <summary>The next request id: a decimal number, unique within the session.</summary>
    public string Next() => (++_last).ToString(CultureInfo.InvariantCulture);
}
