// Nobody waits for Fire: its exception belongs to no turn.
async void Fire()
{
    await Task.Yield();
    throw new InvalidOperationException("thrown where nobody looks");
}

OnUpdate(update => Fire());
