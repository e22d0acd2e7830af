using System.IO.Hashing;
using System.Text;
using PluginHybrid.Core.Orders;

namespace PluginHybrid.Simulation.Checking;

/// <summary>Remembers what all plugins but one decided, and when. Finds nothing wrong by itself: two days are compared by it.</summary>
/// <param name="except">The plugin whose commands do not count.</param>
public sealed class DecisionWitness(string except) : Checker
{
    private readonly XxHash3 _hash = new();

    /// <inheritdoc />
    public override string Name => "decision-witness";

    /// <summary>Commands that count.</summary>
    public int Count { get; private set; }

    /// <summary>Hash of them with their times.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc />
    public override void Commanded(IWorldSight world, CommandRequest command)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(command);
        if (command.Id.Plugin != except)
        {
            Count++;
            _hash.Append(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{world.Now.Ticks} {command.Id} {command.Command}\n")));
        }
    }
}
