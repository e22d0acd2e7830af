using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Shrinking;

/// <summary>Makes a failing day small: first what strikes and is done, then its length, symbols, weather and figures.</summary>
/// <remarks>A smaller day counts only when the same checker finds the same place: another failure on the way is another bug.</remarks>
/// <param name="live">Lives a day, and gives what the sought checker found first; <c>null</c> when it found nothing.</param>
/// <param name="limits">How far it goes.</param>
public sealed class Shrinker(Func<Day, Violation?> live, ShrinkLimits? limits = null)
{
    private readonly ShrinkLimits _limits = limits ?? new ShrinkLimits();
    private int _runs;

    /// <summary>Told of each smaller day that still fails.</summary>
    public Action<ShrunkDay>? Progress { get; set; }

    /// <summary>Shrinks a day.</summary>
    /// <param name="day">A day that fails.</param>
    /// <param name="sought">How it fails.</param>
    /// <param name="token">Ends the search; the smallest day so far is given back.</param>
    public ShrunkDay Shrink(Day day, Violation sought, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(sought);
        var search = new Search(this, day, sought, token);
        Day before;
        do
        {
            before = search.Best;
            search.CutBehind();
            search.TakeAway();
            search.Shorten();
            search.DropSymbols();
            search.CalmDown();
            search.Simplify();
        }
        while (Simpler.IsSmaller(search.Best, before) && !search.IsOver);

        return new ShrunkDay(search.Best, search.Found, _runs, !search.IsOver);
    }

    /// <summary>One search: the smallest failing day so far, and the steps that try smaller ones.</summary>
    private sealed class Search(Shrinker shrinker, Day day, Violation sought, CancellationToken token)
    {
        public Day Best { get; private set; } = day;

        public Violation Found { get; private set; } = sought;

        public bool IsOver => token.IsCancellationRequested || shrinker._runs >= shrinker._limits.Runs;

        /// <summary>What comes after the failure cannot have caused it.</summary>
        public void CutBehind()
        {
            if (Found.At < Best.Length)
            {
                Try(Simpler.Shortened(Best, Found.At + TimeSpan.FromMilliseconds(1)));
            }
        }

        public void TakeAway()
        {
            object[] all = [.. Best.Troubles, .. Best.Deeds];
            DeltaDebugging.Reduce(all, left => Try(Best with { Troubles = [.. left.OfType<Trouble>()], Deeds = [.. left.OfType<Deed>()] }, orSame: true));
        }

        public void Shorten()
        {
            var (fails, holds) = (Best.Length, TimeSpan.Zero);
            while (fails - holds > shrinker._limits.ShortestLength && fails > shrinker._limits.ShortestLength && !IsOver)
            {
                var middle = TimeSpan.FromTicks((fails + holds).Ticks / 2);
                if (Try(Simpler.Shortened(Best, middle)))
                {
                    fails = middle;
                }
                else
                {
                    holds = middle;
                }
            }
        }

        public void DropSymbols()
        {
            foreach (var symbol in Best.Symbols)
            {
                if (Best.Symbols.Count > 1)
                {
                    Try(Simpler.Without(Best, symbol));
                }
            }
        }

        public void CalmDown() => TryEach(Simpler.Calmer);

        public void Simplify() => TryEach(Simpler.Smaller);

        // Every step is tried on the best so far, also on what an earlier one made.
        private void TryEach(Func<Day, IReadOnlyList<Func<Day, Day>>> steps)
        {
            foreach (var step in steps(Best))
            {
                Try(step(Best));
            }
        }

        private bool Try(Day smaller, bool orSame = false)
        {
            if (IsOver || (!orSame && Simpler.IsSame(smaller, Best)))
            {
                return false;
            }

            shrinker._runs++;
            if (shrinker.Live(smaller) is not { } found || found.Checker != Found.Checker || found.Place != Found.Place)
            {
                return false;
            }

            (Best, Found) = (smaller, found);
            shrinker.Progress?.Invoke(new ShrunkDay(Best, Found, shrinker._runs, false));
            return true;
        }
    }

    private Violation? Live(Day day) => live(day);
}
