using System.Text;
using PluginHybrid.FakeExchange.Playback;

namespace PluginHybrid.FakeExchange.Tests.Playback;

/// <summary>A socket without a wire: subscribes what a test says, keeps what it is sent.</summary>
internal sealed class PlayedTo(bool isPrivate, params string[] topics) : IPlaybackSocket
{
    public HashSet<string> Topics { get; } = [.. topics];

    public List<string> Got { get; } = [];

    public IReadOnlyList<int>? Lost { get; private set; }

    public bool IsPrivate => isPrivate;

    public bool Subscribes(string topic) => Topics.Contains(topic);

    public void Send(ReadOnlyMemory<byte> payload, bool isText) => Got.Add(Encoding.UTF8.GetString(payload.Span));

    public void Lose(IReadOnlyList<int> failedDials) => Lost = failedDials;

    /// <summary>Lets the engine play to the end, or until a record number.</summary>
    public static void All(PlaybackEngine engine, params IPlaybackSocket[] sockets)
    {
        while (engine.Next is not null)
        {
            engine.Play(sockets);
        }
    }
}
