using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>A kind whose value is one text.</summary>
/// <typeparam name="T">What it becomes.</typeparam>
internal abstract class SingleKind<T> : ISettingKind<T>
{
    /// <summary>What is allowed, to follow "Write ".</summary>
    protected abstract string Wanted { get; }

    /// <inheritdoc />
    public bool TryRead(FoundValue found, string path, ICollection<SettingProblem> problems, out T value)
    {
        if (found.Text is null)
        {
            problems.Add(new(found.Place, $"{path} is a list; it takes one value.", $"Write {Wanted}."));
            value = default!;
            return false;
        }

        if (TryRead(found, out var read))
        {
            value = read;
            return true;
        }

        problems.Add(new(found.Place, $"{path} is {ShownText.Of(found.Text)}.", $"{Guess(found.Text)}Write {Wanted}."));
        value = default!;
        return false;
    }

    /// <inheritdoc />
    public abstract JsonObject Schema();

    /// <inheritdoc />
    public abstract JsonNode? Json(T value);

    /// <summary>Reads the text of <paramref name="found"/>.</summary>
    /// <param name="found">A single value.</param>
    /// <param name="value">What it means.</param>
    protected abstract bool TryRead(FoundValue found, [MaybeNullWhen(false)] out T value);

    /// <summary>A sentence on what was probably meant, with a space after it; empty when there is no guess.</summary>
    /// <param name="text">What was found.</param>
    protected virtual string Guess(string text) => "";
}
