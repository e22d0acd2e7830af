namespace PluginHybrid.Hosting.Lanes;

/// <summary>Gives a lane a thread to run on.</summary>
internal interface ILaneDriver
{
    /// <summary>There is something to run, and the lane was at rest. From any thread.</summary>
    void Wake();

    /// <summary>Ends with the lane, without waiting for the turn that runs.</summary>
    void End();

    /// <summary>Tries to break into a turn that does not come back.</summary>
    void Interrupt();
}
