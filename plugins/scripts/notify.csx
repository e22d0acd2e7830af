// Sends what matters to a webhook (Slack, Discord, your own) or to Telegram. The address is a secret: it comes from an
// environment variable whose name is a setting, and is never written anywhere.
using System.Net.Http;
using System.Text;
using System.Text.Json;

Needs(Capabilities.Network);
var address = Environment.GetEnvironmentVariable(Setting("addressVariable", "HYBRID_NOTIFY_URL"));
var chat = Setting("telegramChat", "");
var perMinute = Setting("perMinute", 20, min: 1, max: 600);
var sent = new Queue<DateTimeOffset>();
var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
if (string.IsNullOrEmpty(address)) { Log.Warning("notify: the environment variable for the address is not set; nothing is sent"); }

async ValueTask Send(string text)
{
    while (sent.Count > 0 && Now - sent.Peek() > TimeSpan.FromMinutes(1)) { sent.Dequeue(); }
    if (string.IsNullOrEmpty(address) || sent.Count >= perMinute) { Metrics.Count("left-out"); return; }
    sent.Enqueue(Now);
    object body = chat.Length > 0 ? new { chat_id = chat, text } : new { text, content = text };
    var problem = await Background.Run(async stop =>
    {
        try
        {
            using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(address, content, stop);
            return answer.IsSuccessStatusCode ? "" : $"HTTP {(int)answer.StatusCode}";
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            return exception.GetType().Name; // its text would name the address
        }
    });
    Metrics.Count(problem.Length == 0 ? "sent" : "failed");
    if (problem.Length > 0) { Log.Warning($"notify: not delivered ({problem})"); }
}

On<PositionOpened>(async e => await Send($"{e.Position.Key} opened: {e.Position.Side} {e.Position.Size} at {e.Position.EntryPrice}"));
On<PositionClosed>(async e => await Send($"{e.Position.Key} closed, result {e.RealisedPnl}"));
On<ProtectionAlarm>(async e => await Send($"{e.Key} {e.Level}: {e.Reason}"));
On<AuthFailed>(async e => await Send($"the venue refused the key: {e.WhatToCheck}"));
OnStop(_ => client.Dispose());
