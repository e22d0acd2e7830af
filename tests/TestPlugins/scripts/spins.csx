// Burns a core and never comes back; a test that has seen enough lets its thread go by the switch.
var turns = 0L;
OnUpdate(update =>
{
    while (!AppContext.TryGetSwitch("HybridTests.LetGo", out var go) || !go) { turns++; }
});
