using PluginHybrid.Core.Events;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Events;

/// <summary>Events reach whoever subscribed to their name, in order, and nobody is harmed by another.</summary>
[Category(Level.Unit)]
public sealed class EventRouterTests
{
    private static readonly Position Held = new()
    {
        Key = new("main", "BTCUSDT", 0),
        Life = 1,
        Side = Side.Buy,
        Size = 1m,
        OpenedAt = DateTimeOffset.UnixEpoch,
        AgeOrigin = AgeOrigin.FirstSight,
    };

    private readonly EventRouter _router = new();
    private readonly List<string> _seen = [];

    [Theory]
    [InlineData("position.update", "position.update")]
    [InlineData("position.*", "position.opened position.update position.closed")]
    [InlineData("*", "position.opened position.update ticker.subscribed position.closed")]
    [InlineData("ticker.*", "ticker.subscribed")]
    [InlineData("position", "")]
    [InlineData("positions.*", "")]
    public void A_pattern_sees_what_it_names(string pattern, string want)
    {
        _router.On(pattern, (name, _) => _seen.Add(name));

        EmitALife();

        Assert.Equal(want, string.Join(' ', _seen));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("position*")]
    [InlineData("*.update")]
    [InlineData("position.*.x")]
    [InlineData(".*")]
    [InlineData("**")]
    public void A_text_that_is_no_pattern_is_refused_with_what_to_write_instead(string pattern)
    {
        Action[] ways =
        [
            () => _router.On(pattern, (_, _) => { }),
            () => _router.On<PositionUpdate>(pattern, (in _) => { }),
            () => _router.OnAsync(pattern, (_, _) => ValueTask.CompletedTask),
        ];

        foreach (var way in ways)
        {
            Assert.Contains("Use a name (position.update), a prefix (position.*) or all (*).", Assert.Throws<ArgumentException>(way).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_typed_handler_sees_events_of_its_type_only()
    {
        _router.On<PositionOpened>("position.*", (in opened) => _seen.Add(opened.Position.Key.ToString()));

        EmitALife();

        Assert.Equal(["BTCUSDT#0"], _seen);
    }

    [Fact]
    public void Handlers_run_in_the_order_in_which_they_subscribed_typed_ones_first()
    {
        _router.On("*", (_, _) => _seen.Add("any 1"));
        _router.On<PositionUpdate>("position.update", (in _) => _seen.Add("typed 1"));
        _router.On("position.*", (_, _) => _seen.Add("any 2"));
        _router.On<PositionUpdate>("*", (in _) => _seen.Add("typed 2"));

        _router.Emit(Update(1));

        Assert.Equal(["typed 1", "typed 2", "any 1", "any 2"], _seen);
    }

    [Fact]
    public void A_handler_that_throws_harms_nobody_and_is_reported_with_its_count()
    {
        var faults = new List<HandlerFault>();
        _router.HandlerFaulted += faults.Add;
        _router.On<PositionUpdate>("position.update", (in _) => throw new InvalidOperationException("typed"));
        _router.On<PositionUpdate>("position.update", (in _) => _seen.Add("typed"));
        _router.On("position.*", (_, _) => throw new InvalidOperationException("any"));
        _router.On("*", (_, _) => _seen.Add("any"));

        _router.Emit(Update(1));
        _router.Emit(Update(2));

        Assert.Equal(["typed", "any", "typed", "any"], _seen);
        Assert.Equal(
            ["position.update/position.update typed 1", "position.update/position.* any 1", "position.update/position.update typed 2", "position.update/position.* any 2"],
            faults.Select(fault => $"{fault.EventName}/{fault.Pattern} {fault.Exception.Message} {fault.Faults}"));
    }

    [Fact]
    public void A_handler_that_throws_with_nobody_to_tell_harms_nobody()
    {
        _router.On("*", (_, _) => throw new InvalidOperationException("nobody listens"));

        _router.Emit(Update(1));
        _router.Emit(new TickerSubscribed(default, "BTCUSDT"));
    }

    [Fact]
    public void A_subscription_that_is_disposed_sees_nothing_more()
    {
        var any = _router.On("*", (name, _) => _seen.Add(name));
        var typed = _router.On<PositionUpdate>("*", (in update) => _seen.Add(update.Name));
        _router.Emit(Update(1));

        any.Dispose();
        typed.Dispose();
        typed.Dispose();
        EmitALife();

        Assert.Equal(2, _seen.Count);
    }

    [Fact]
    public void A_handler_disposed_by_an_earlier_one_does_not_see_the_event_any_more()
    {
        IDisposable? typed = null;
        IDisposable? any = null;
        _router.On<PositionUpdate>("*", (in _) =>
        {
            typed!.Dispose();
            any!.Dispose();
        });
        typed = _router.On<PositionUpdate>("*", (in _) => _seen.Add("typed"));
        any = _router.On("*", (_, _) => _seen.Add("any"));

        _router.Emit(Update(1));

        Assert.Empty(_seen);
    }

    [Fact]
    public void A_handler_may_subscribe_another_which_sees_the_next_event()
    {
        _router.On<PositionUpdate>("*", (in update) =>
        {
            if (update.Stamp.Sequence == 1)
            {
                _router.On("*", (_, happened) => _seen.Add($"late {happened.Stamp.Sequence}"));
            }
        });

        _router.Emit(Update(1));
        _router.Emit(Update(2));

        Assert.Equal(["late 2"], _seen);
    }

    [Fact]
    public async Task An_async_handler_sees_every_event_one_after_the_other()
    {
        var inside = 0;
        var done = new TaskCompletionSource<bool>();
        _router.OnAsync("position.*", async (name, happened) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            await Task.Yield();
            _seen.Add($"{name} {happened.Stamp.Sequence}");
            Interlocked.Decrement(ref inside);
            if (happened.Stamp.Sequence == 500)
            {
                done.SetResult(true);
            }
        });

        for (var i = 1; i <= 500; i++)
        {
            _router.Emit(Update(i));
        }

        await Wait.For("the last of 500 events", done.Task);
        Assert.Equal(Enumerable.Range(1, 500).Select(i => $"position.update {i}"), _seen);
    }

    [Fact]
    public async Task An_async_handler_that_throws_or_fails_goes_on_with_the_next_event()
    {
        var faults = new List<HandlerFault>();
        _router.HandlerFaulted += faults.Add;
        var done = new TaskCompletionSource<bool>();
        _router.OnAsync("*", async (_, happened) =>
        {
            if (happened.Stamp.Sequence == 1)
            {
                throw new InvalidOperationException("at once");
            }

            await Task.Yield();
            if (happened.Stamp.Sequence == 2)
            {
                throw new InvalidOperationException("later");
            }

            done.SetResult(true);
        });

        _router.Emit(Update(1));
        _router.Emit(Update(2));
        _router.Emit(Update(3));

        await Wait.For("the event after two faults", done.Task);
        Assert.Equal(["at once 1", "later 2"], faults.Select(fault => $"{fault.Exception.Message} {fault.Faults}"));
    }

    [Fact]
    public async Task What_was_queued_before_an_async_subscription_ended_is_still_handled_and_nothing_after()
    {
        var gate = new TaskCompletionSource();
        var third = new TaskCompletionSource<bool>();
        var subscription = _router.OnAsync("*", async (_, happened) =>
        {
            await gate.Task;
            _seen.Add($"{happened.Stamp.Sequence}");
            if (happened.Stamp.Sequence == 3)
            {
                third.SetResult(true);
            }
        });
        _router.Emit(Update(1));
        _router.Emit(Update(2));
        _router.Emit(Update(3));

        subscription.Dispose();
        _router.Emit(Update(4));
        gate.SetResult();

        await Wait.For("the third event", third.Task);
        Assert.Equal(["1", "2", "3"], _seen);
    }

    [Fact]
    public async Task An_async_handler_far_behind_loses_ticks_only_and_they_are_counted()
    {
        var gate = new TaskCompletionSource();
        var kept = new List<string>();
        var dropped = 0;
        var last = new TaskCompletionSource<bool>();
        var queue = new AsyncHandler(
            async (name, happened) =>
            {
                await gate.Task;
                kept.Add($"{name} {happened.Stamp.Sequence}");
                if (happened.Stamp.Sequence == 9)
                {
                    last.SetResult(true);
                }
            },
            capacity: 2,
            (_, _) => { },
            () => dropped++);
        queue.Post(Update(1));
        await Wait.Until("the first event is in the handler", () => queue.Waiting == 0);

        queue.Post(Update(2));
        queue.Post(Update(3));
        queue.Post(Update(4));
        queue.Post(Update(5, UpdateCause.PrivatePush));
        queue.Post(new PositionClosed(new(6, 0, default), Held, null, default, UpdateCause.PrivatePush));
        queue.Post(Update(7));
        queue.Post(new TickerSubscribed(new(9, 0, default), "BTCUSDT"));
        gate.SetResult();

        await Wait.For("the last event", last.Task);
        Assert.Equal(
            ["position.update 1", "position.update 2", "position.update 3", "position.update 5", "position.closed 6", "ticker.subscribed 9"],
            kept);
        Assert.Equal(2, dropped);
        queue.Dispose();
    }

    [Fact]
    public async Task The_router_tells_how_many_ticks_its_async_handlers_lost()
    {
        var gate = new TaskCompletionSource();
        var done = new TaskCompletionSource<bool>();
        var subscription = _router.OnAsync("*", async (_, happened) =>
        {
            await gate.Task;
            if (happened is TickerSubscribed)
            {
                done.SetResult(true);
            }
        });
        for (var i = 1; i <= 65_536 + 100; i++)
        {
            _router.Emit(Update(i));
        }

        var dropped = _router.DroppedTicks;
        _router.Emit(new TickerSubscribed(new(70_000, 0, default), "BTCUSDT"));
        gate.SetResult();
        await Wait.For("the event after the ticks", done.Task);
        subscription.Dispose();

        // One event may already have been in the handler, and so off the queue.
        Assert.InRange(dropped, 99, 100);
        Assert.Equal(dropped, _router.DroppedTicks);
    }

    [Fact]
    public void Subscribing_on_other_threads_while_events_flow_loses_no_event_of_a_standing_handler()
    {
        var seen = 0;
        _router.On<PositionUpdate>("*", (in _) => seen++);
        using var stop = new CancellationTokenSource();
        var restless = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                _router.On("position.*", (_, _) => { }).Dispose();
            }
        });
        restless.Start();

        for (var i = 1; i <= 20_000; i++)
        {
            _router.Emit(Update(i));
        }

        stop.Cancel();
        restless.Join();
        Assert.Equal(20_000, seen);
    }

    private void EmitALife()
    {
        _router.Emit(new PositionOpened(default, Held, default, UpdateCause.PrivatePush));
        _router.Emit(Update(1));
        _router.Emit(new TickerSubscribed(default, "BTCUSDT"));
        _router.Emit(new PositionClosed(default, Held, null, default, UpdateCause.PrivatePush));
    }

    private static PositionUpdate Update(long sequence, UpdateCause cause = UpdateCause.Tick) =>
        new() { Stamp = new(sequence, sequence, DateTimeOffset.UnixEpoch), Position = Held, Cause = cause };
}
