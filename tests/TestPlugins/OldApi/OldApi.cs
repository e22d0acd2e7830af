[assembly: HybridApi(0, 9)]

namespace OldApi;

/// <summary>Says that it was built for a major that this host does not speak.</summary>
[Plugin("old-api")]
public sealed class OldApi : HybridPlugin;
