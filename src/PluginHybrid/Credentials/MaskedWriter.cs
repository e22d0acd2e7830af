using System.Text;

namespace PluginHybrid.Credentials;

/// <summary>A screen on which a run's key and secret never show, whoever wrote the words: a close reason, a plugin, a refusal.</summary>
/// <param name="inner">The screen.</param>
/// <param name="hide">Takes them out.</param>
internal sealed class MaskedWriter(TextWriter inner, Func<string, string> hide) : TextWriter
{
    /// <inheritdoc />
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc />
    public override void Write(char value) => inner.Write(value);

    /// <inheritdoc />
    public override void Write(string? value) => inner.Write(value is null ? null : hide(value));

    /// <inheritdoc />
    public override void WriteLine() => inner.WriteLine();

    /// <inheritdoc />
    public override void WriteLine(string? value) => inner.WriteLine(value is null ? null : hide(value));

    /// <inheritdoc />
    public override Task WriteAsync(string? value) => inner.WriteAsync(value is null ? null : hide(value));

    /// <inheritdoc />
    public override Task WriteLineAsync(string? value) => inner.WriteLineAsync(value is null ? null : hide(value));

    /// <inheritdoc />
    public override void Flush() => inner.Flush();
}
