namespace PluginHybrid.Recordings.Capture;

/// <summary>Where the parts of a recording go.</summary>
public interface IPartTarget
{
    /// <summary>File name of a part, without folder and without <c>.zst</c>: what the next part's header names.</summary>
    /// <param name="part">From 1.</param>
    string NameOf(int part);

    /// <summary>Makes a new, empty part; never replaces one that is there.</summary>
    /// <param name="part">From 1.</param>
    /// <exception cref="Exception">The disk.</exception>
    Stream Create(int part);

    /// <summary>Removes a part into which nothing was written.</summary>
    /// <param name="part">From 1.</param>
    void Remove(int part);
}
