using System.Net;
using Microsoft.AspNetCore.Connections;
using PluginHybrid.FakeExchange.Controls;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>A listener whose port may be closed and opened again while the server runs.</summary>
internal sealed class SwitchedListener(IConnectionListener first, Func<EndPoint, ValueTask<IConnectionListener>> bind) : IConnectionListener
{
    private readonly Lock _gate = new();
    private IConnectionListener _inner = first;
    private TaskCompletionSource? _closed;
    private bool _ended;

    public EndPoint EndPoint { get; } = first.EndPoint;

    public IDisposable Close()
    {
        lock (_gate)
        {
            if (_closed is not null)
            {
                return Removal.None;
            }

            _closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        // The transport's unbind and dispose complete at once: they close one socket.
        _inner.UnbindAsync().AsTask().Wait();
        return new Removal(Open);
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (await _inner.AcceptAsync(cancellationToken).ConfigureAwait(false) is { } connection)
            {
                return connection;
            }

            Task? closed;
            lock (_gate)
            {
                if (_ended)
                {
                    return null;
                }

                closed = _closed?.Task;
            }

            await (closed ?? Task.CompletedTask).ConfigureAwait(false);
        }
    }

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _ended = true;
            _closed?.TrySetResult();
        }

        await _inner.UnbindAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    private void Open()
    {
        lock (_gate)
        {
            if (!_ended)
            {
                _inner = bind(EndPoint).AsTask().Result;
            }

            _closed?.TrySetResult();
            _closed = null;
        }
    }
}
