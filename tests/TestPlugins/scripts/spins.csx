// Burns a core and never comes back.
var turns = 0L;
OnUpdate(update =>
{
    while (true) { turns++; }
});
