namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>The values of one mapping of a script, defaults filled in.</summary>
/// <param name="values">By word; a list word has a list.</param>
internal sealed class Arguments(IReadOnlyDictionary<string, object> values)
{
    public bool Has(string word) => values.ContainsKey(word);

    public string Text(string word) => (string)values[word];

    public string? TextOrNull(string word) => values.GetValueOrDefault(word) as string;

    public bool Flag(string word) => Text(word) == "true";

    public int Whole(string word) => (int)values[word];

    public int? WholeOrNull(string word) => values.GetValueOrDefault(word) as int?;

    public decimal Number(string word) => (decimal)values[word];

    public decimal? NumberOrNull(string word) => values.GetValueOrDefault(word) as decimal?;

    public TimeSpan Time(string word) => (TimeSpan)values[word];

    public TimeSpan? TimeOrNull(string word) => values.GetValueOrDefault(word) as TimeSpan?;

    /// <summary>A value for messages.</summary>
    public string Shown(string word) => values[word] is TimeSpan time ? $"{time.TotalSeconds:0.###}s" : $"{values[word]}";

    public IReadOnlyList<T> List<T>(string word) => values.GetValueOrDefault(word) is IReadOnlyList<object> list ? [.. list.Cast<T>()] : [];
}
