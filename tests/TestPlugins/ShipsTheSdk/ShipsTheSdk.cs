namespace ShipsTheSdk;

/// <summary>Well behaved, but its folder holds a private copy of the SDK.</summary>
[Plugin("ships-the-sdk", Title = "Ships the SDK")]
public sealed class ShipsTheSdk : HybridPlugin
{
    /// <inheritdoc />
    public override ValueTask OnStart()
    {
        Log.Information("started");
        return default;
    }
}
