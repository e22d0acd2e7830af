using PluginHybrid.FakeExchange.Lockstep;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.FakeExchange.Tests.Playback;
using PluginHybrid.Recordings.Format;
using Record = PluginHybrid.Recordings.Format.Record;

namespace PluginHybrid.FakeExchange.Tests.Lockstep;

/// <summary>An exchange that plays a recording in lockstep, and the test as the one who drives it.</summary>
internal sealed class InLockstep : IAsyncDisposable
{
    private readonly Queue<Record> _records;

    private InLockstep(FakeBybit exchange, IEnumerable<Record> records) => (Exchange, _records) = (exchange, new(records));

    public FakeBybit Exchange { get; }

    public LockstepControl Control => Exchange.Lockstep!;

    /// <summary>The input whose place is next; what comes before it was followed.</summary>
    public Record Next
    {
        get
        {
            while (!_records.Peek().IsInput)
            {
                Control.Follow(_records.Dequeue());
            }

            return _records.Peek();
        }
    }

    public static async Task<InLockstep> StartAsync(RecordingInHand recording)
    {
        var folder = Directory.CreateTempSubdirectory("lockstep-");
        try
        {
            recording.Write(folder.FullName);
            var exchange = await Start.Exchange(new FakeBybitOptions { Playback = new PlaybackOptions { Session = RecordedSession.Read(folder.FullName), Pace = Pace.Lockstep } });
            return new InLockstep(exchange, Read(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Plays the next input once the client has done its part.</summary>
    public async Task PlayAsync()
    {
        var record = Next;
        var missing = "";
        await Wait.Until($"record {record} can be played", () => (missing = Control.Play(record)) is null, () => missing);
        _records.Dequeue();
    }

    /// <summary>Takes what is left of the recording, none of it an input.</summary>
    public void FollowTheRest()
    {
        foreach (var record in _records)
        {
            Control.Follow(record);
        }
    }

    public ValueTask DisposeAsync() => Exchange.DisposeAsync();

    private static List<Record> Read(string folder)
    {
        using var reader = RecordingReader.Open(folder);
        var records = new List<Record>();
        while (reader.TryRead(out var record))
        {
            records.Add(record.Keep());
        }

        return records;
    }
}
