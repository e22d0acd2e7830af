namespace PluginHybrid.Bybit.Streaming;

/// <summary>Makes the order ids of one run differ from those of every other.</summary>
internal static class RunPrefix
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Tenths of a second since 1970 in base 36: eight characters until 2859, and another value for every start.</summary>
    /// <param name="startedAt">The host's clock at the start.</param>
    public static string Of(DateTimeOffset startedAt)
    {
        var left = startedAt.ToUnixTimeMilliseconds() / 100;
        var text = "";
        do
        {
            text = Digits[(int)(left % Digits.Length)] + text;
            left /= Digits.Length;
        }
        while (left > 0);

        return text;
    }
}
