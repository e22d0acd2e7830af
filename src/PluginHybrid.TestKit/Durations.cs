namespace PluginHybrid.TestKit;

/// <summary>Lengths of time as one says them.</summary>
public static class Durations
{
    extension(int amount)
    {
        /// <summary>So many seconds.</summary>
        /// <example><code>Market.Long("BTCUSDT", 60_000, 1).Hold(30.Seconds())</code></example>
        public TimeSpan Seconds() => TimeSpan.FromSeconds(amount);

        /// <summary>So many minutes.</summary>
        /// <example><code>Market.Long("BTCUSDT", 60_000, 1).Rise(to: 61_000, over: 10.Minutes())</code></example>
        public TimeSpan Minutes() => TimeSpan.FromMinutes(amount);

        /// <summary>So many hours.</summary>
        /// <example><code>Market.Long("BTCUSDT", 60_000, 1).Hold(24.Hours())</code></example>
        public TimeSpan Hours() => TimeSpan.FromHours(amount);
    }
}
