namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Makes a plugin's status of what its slot knows.</summary>
internal static class StatusReader
{
    public static PluginStatus Read(PluginSlot slot, PluginHostOptions options)
    {
        var asked = slot.Instance?.Asked ?? slot.Current?.Asked ?? default;
        return new PluginStatus
        {
            Id = slot.Id,
            Title = slot.Current?.Title ?? slot.Id,
            State = slot.State,
            Why = slot.Why,
            ResumesAt = slot.ResumesAt,
            Mode = slot.Mode,
            Version = slot.Current?.Version ?? "",
            ContentHash = slot.Current?.Candidate.ContentHash ?? "",
            Path = slot.Current?.Candidate.Path ?? slot.Path,
            IsInline = slot.IsOnReceivingThread,
            Asked = asked,
            Granted = asked & options.Terms(slot.Id).Allow,
            Problems = slot.Problems,
            Figures = slot.Figures.Read(slot, options.Time.GetUtcNow()),
            Faults = slot.Guard.Faults,
            FaultCount = slot.Guard.FaultCount,
            Decisions = slot.Commands.Decisions,
            Outcomes = slot.Commands.Outcomes,
            Counters = slot.Figures.Own.Counters,
            Gauges = slot.Figures.Own.Gauges,
            OldVersionsInMemory = slot.Shelf.StillInMemory,
        };
    }
}
