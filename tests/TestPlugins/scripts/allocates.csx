// 64 MB per price, and the last ones kept.
var kept = new Queue<byte[]>();
OnUpdate(update =>
{
    kept.Enqueue(new byte[64 * 1024 * 1024]);
    if (kept.Count > 2) { kept.Dequeue(); }
});
