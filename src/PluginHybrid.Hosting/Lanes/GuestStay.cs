namespace PluginHybrid.Hosting.Lanes;

/// <summary>Runs lanes on somebody else's thread: what that thread carries is put aside, and given back in the end.</summary>
internal readonly ref struct GuestStay
{
    private readonly SynchronizationContext? _context;
    private readonly ExecutionContext? _carried;

    private GuestStay(SynchronizationContext? context, ExecutionContext? carried) => (_context, _carried) = (context, carried);

    /// <summary>Puts aside what the thread carries.</summary>
    public static GuestStay Begin()
    {
        var stay = new GuestStay(SynchronizationContext.Current, ExecutionContext.Capture());
        CleanContext.Restore();
        return stay;
    }

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        SynchronizationContext.SetSynchronizationContext(_context);
        if (_carried is not null)
        {
            ExecutionContext.Restore(_carried);
        }
    }
}
