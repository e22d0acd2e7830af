using System.Text;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>A filter made of one function over texts.</summary>
/// <param name="pass">The frames to send instead of one, in order.</param>
internal sealed class FrameFilter(Func<string, IEnumerable<string>> pass) : IFrameFilter
{
    public IEnumerable<ReadOnlyMemory<byte>> Pass(ClientConnection connection, ReadOnlyMemory<byte> frame) =>
        [.. pass(Encoding.UTF8.GetString(frame.Span)).Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))];
}
