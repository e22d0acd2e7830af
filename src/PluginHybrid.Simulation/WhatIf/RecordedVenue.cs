using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Links;
using PluginHybrid.FakeExchange.Staging;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Replay.Scenes;
using PluginHybrid.Simulation.Staging;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.WhatIf;

/// <summary>The venue model with a recording for its market: prices are the recorded ones, people do the recorded deeds, and all else is the venue's answer to the host.</summary>
internal sealed class RecordedVenue : IDisposable
{
    private readonly RecordedScene _scene;
    private readonly Timeline _timeline;
    private readonly List<string> _remarks = [];
    private readonly DueAction _next;
    private int _shown;

    /// <summary>A venue before the recording's first moment: each symbol stands at its first recorded price.</summary>
    /// <param name="scene">The recording without its host.</param>
    /// <param name="timeline">Virtual time.</param>
    /// <param name="time">The venue's clock.</param>
    public RecordedVenue(RecordedScene scene, Timeline timeline, TimeProvider time)
    {
        (_scene, _timeline) = (scene, timeline);
        var stage = new SceneStage(scene);
        Exchange = new LinkedExchange(new FakeBybitOptions { TimeProvider = time, Instruments = stage.Instruments, HedgeSymbols = stage.HedgeSymbols, Rules = stage.Rules });
        Exchange.Exchange.Do(venue =>
        {
            foreach (var quote in venue.Quotes)
            {
                quote.Become(stage.First(quote.Instrument.Symbol) ?? quote.Now);
            }
        });
        _next = new DueAction(Show);
    }

    /// <summary>The other side of the links.</summary>
    public LinkedExchange Exchange { get; }

    /// <summary>Where the account was another one than in the recording when somebody did something.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>The account's row of a leg as it stands.</summary>
    public Position Row(string symbol, int idx) => Exchange.Exchange.Do(venue => venue.Accounts[0].Position(symbol, idx));

    /// <summary>Prices begin to move.</summary>
    public void Begin() => _timeline.Put(_scene.Prices[0].At.Ticks, _next);

    /// <summary>Somebody does something at the venue.</summary>
    public void Do(RecordedDeed deed)
    {
        if (SceneStage.Of(deed) is { } step)
        {
            Do(step);
        }
    }

    /// <inheritdoc />
    public void Dispose() => Exchange.Dispose();

    private void Show()
    {
        var price = _scene.Prices[_shown++];
        if (_shown < _scene.Prices.Count)
        {
            _timeline.Put(_scene.Prices[_shown].At.Ticks, _next);
        }

        Do(SceneStage.Of(price));
    }

    private void Do(StagedStep step)
    {
        if (Exchange.Exchange.Do(step.Do) is { } remark)
        {
            _remarks.Add(remark);
        }
    }
}
