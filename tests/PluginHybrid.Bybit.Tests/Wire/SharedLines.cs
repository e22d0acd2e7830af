using System.Text;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>The real messages kept beside the repository, one per line.</summary>
internal static class SharedLines
{
    /// <summary>Every line of a file, as bytes, without its line end.</summary>
    /// <param name="name">File name, for example <c>ws-private-position.jsonl</c>.</param>
    public static IReadOnlyList<byte[]> Of(string name) =>
        [.. File.ReadLines(Repository.SharedMessages(name)).Where(line => line.Length > 0).Select(Encoding.UTF8.GetBytes)];
}
