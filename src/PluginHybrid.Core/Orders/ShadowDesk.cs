using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>Answers plugins in mode shadow: all that passes the gate is accepted and nothing is sent.</summary>
/// <param name="scribe">Writes the journal and tells outcomes.</param>
internal sealed class ShadowDesk(OrderScribe scribe)
{
    private readonly Dictionary<string, ShadowBook> _books = new(StringComparer.Ordinal);

    /// <summary>The facts as this plugin's decisions made them.</summary>
    public GateFacts Over(CommandRequest request, GateFacts real) => BookOf(request.Id.Plugin).Over(real);

    /// <summary>Takes a command that passed the gate.</summary>
    public void Take(CommandRequest request, Ask ask)
    {
        var id = request.Id.ToString();
        var book = BookOf(request.Id.Plugin);
        if (book.IsDoneAlready(ask) is { } why)
        {
            scribe.Settled(request, new NotModified(id, why));
            return;
        }

        book.Note(ask);
        scribe.Settled(request, new Accepted(id) { Price = ask.Price ?? ask.Distance, Quantity = ask.Quantity, WasSent = false });
    }

    /// <summary>A life ended, and with it what was thought of it.</summary>
    public void Closed(PositionKey leg)
    {
        foreach (var book in _books.Values)
        {
            book.Closed(leg);
        }
    }

    private ShadowBook BookOf(string plugin)
    {
        if (!_books.TryGetValue(plugin, out var book))
        {
            _books.Add(plugin, book = new ShadowBook());
        }

        return book;
    }
}
