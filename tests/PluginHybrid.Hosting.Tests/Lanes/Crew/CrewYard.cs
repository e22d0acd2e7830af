using PluginHybrid.Core.Taps;
using PluginHybrid.Hosting.Lanes;
using PluginHybrid.Hosting.Lanes.Crew;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lanes.Crew;

/// <summary>A crew and lanes without plugins: what is posted to a lane is a turn of it.</summary>
internal sealed class CrewYard(int most = 2) : ITurnWatch, ITurnTap, IDisposable
{
    private volatile Exception? _broken;

    public LaneCrew Crew { get; } = new(TimeProvider.System, TimeSpan.FromMicroseconds(200), most);

    /// <summary>What failed beside the turns themselves.</summary>
    public Exception? Broken => _broken;

    /// <summary>True: telling the recorder of a turn throws.</summary>
    public bool RecorderFails { get; set; }

    public Lane Add(string name = "a")
    {
        var lane = Asleep(name);
        lane.Driver!.Wake();
        return lane;
    }

    /// <summary>A lane that the crew has not been called to: no thread of it touches its driver.</summary>
    public Lane Asleep(string name)
    {
        var lane = new Lane(capacity: 100, new LaneCounts());
        var setup = new LanePumpSetup
        {
            Plugin = name,
            Time = TimeProvider.System,
            Watch = this,
            Meter = new TurnMeter(),
            NewestInput = static () => 0,
            TurnTap = this,
            IsLive = true,
        };
        lane.Driver = new CrewDriver(Crew, lane, new LanePump(lane, setup), setup);
        return lane;
    }

    public static void Post(Lane lane, Action turn) =>
        lane.Post(new Continuation(owner: null, DateTimeOffset.UnixEpoch, _ => turn(), null));

    /// <summary>Waits until a lane has run a turn that is posted now.</summary>
    public static async Task Serves(Lane lane, string what)
    {
        var served = false;
        Post(lane, () => Volatile.Write(ref served, true));
        await Wait.Until(what, () => Volatile.Read(ref served));
    }

    public void Turned(in TurnFact fact)
    {
        if (RecorderFails)
        {
            throw new InvalidOperationException("the recorder failed");
        }
    }

    public void Faulted(PluginInstance instance, string handler, Exception exception) => throw new NotSupportedException("No plugin lives here.");

    public void Turned(PluginInstance instance, string handler, TimeSpan took, long allocated) => throw new NotSupportedException("No plugin lives here.");

    public void Handled(PluginInstance instance) => throw new NotSupportedException("No plugin lives here.");

    public void Broke(Lane lane, Exception exception) => _broken = exception;

    public void Dispose() => Crew.Dispose();
}
