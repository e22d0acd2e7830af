using PluginHybrid.Cli.Tests.Running;
using PluginHybrid.Running;
using PluginHybrid.Summaries;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Summaries;

[Category(Level.Unit)]
public sealed class RunSummaryTests
{
    private static readonly string Accepted =
        $$"""
        {
          "hybrid": "{{HostVersion.Text}}",
          "venue": "simulated",
          "started_at": "2026-03-01T11:59:48+00:00",
          "seconds": 12,
          "exit": {
            "code": 0,
            "reason": "time-elapsed",
            "message": "Done after 12s."
          },
          "clock_offset_ms": -3,
          "streams": {
            "private": {
              "state": "live",
              "fresh": true,
              "frames": 42,
              "bytes": 7560,
              "malformed": 0,
              "dials": 1,
              "reconnects": 0,
              "time_to_fresh_ms": 112,
              "last_problem": "",
              "latency_ms": {
                "count": 9,
                "p50": 0.62,
                "p90": 0.9,
                "p99": 1.9,
                "max": 2.4
              }
            },
            "public": {
              "state": "live",
              "fresh": true,
              "frames": 1204,
              "bytes": 216720,
              "malformed": 0,
              "dials": 1,
              "reconnects": 0,
              "time_to_fresh_ms": 112,
              "last_problem": "",
              "latency_ms": null
            }
          },
          "positions": [
            {
              "account": "main",
              "symbol": "BTCUSDT",
              "position_idx": 0,
              "side": "buy",
              "size": "0.010",
              "entry_price": "65114.35",
              "mark_price": "65120.30",
              "unrealised_pnl": "0.0595",
              "mark_age_ms": 400,
              "freshness": "fresh",
              "opened_at": "2026-03-01T11:58:48+00:00",
              "age_origin": "open_time"
            }
          ],
          "plugins": [],
          "events": {
            "auth.success": 1,
            "position.opened": 2,
            "position.update": 1100
          }
        }
        """;

    [Fact]
    public void The_object_keeps_its_shape()
    {
        var snapshot = Sessions.Snapshot();
        var summary = RunSummary.Of(snapshot with { Positions = [snapshot.Positions[0]], Public = snapshot.Public with { Latency = null } }, new RunEnd(0, "time-elapsed", "Done after 12s."));

        Golden.Equal(Accepted, summary.ToJson());
    }
}
