using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PluginHybrid.FakeExchange;
using PluginHybrid.Plugins;

namespace PluginHybrid.Drilling.Hosts;

/// <summary>A host in a process of its own, this executable again, with the drill's clock and the drill's venue.</summary>
internal sealed class DrillHost : IDisposable
{
    private const int WordsKept = 20;
    private static readonly TimeSpan DeathPatience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly TcpListener _listener;
    private readonly Queue<string> _words = new();
    private TcpClient? _client;
    private StreamReader? _reader;
    private StreamWriter? _writer;

    private DrillHost(Process process, TcpListener listener)
    {
        (_process, _listener) = (process, listener);
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts one; it dials the venue once <see cref="CallAsync"/> gave it the time.</summary>
    /// <param name="terms">With which plugins, settings and state.</param>
    /// <param name="venue">Its venue.</param>
    public static DrillHost Start(HostTerms terms, FakeBybit venue)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var (program, first) = OwnProgram.Find();
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var word in (string[])[.. first, .. terms.Arguments(venue, ((IPEndPoint)listener.LocalEndpoint).Port)])
        {
            start.ArgumentList.Add(word);
        }

        // Only ever the fake exchange's key: whatever else is configured here, this process does not see it.
        start.Environment.Remove("HYBRID_CREDENTIALS_FILE");
        start.Environment["HYBRID_API_KEY"] = venue.ApiKey;
        start.Environment["HYBRID_API_SECRET"] = venue.ApiSecret;
        return new DrillHost(Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started."), listener);
    }

    /// <summary>Sets its clock and asks how it is.</summary>
    /// <param name="time">How late it is.</param>
    /// <param name="token">Gives up waiting.</param>
    /// <exception cref="HostGoneException">It has ended.</exception>
    public async Task<HostLook> CallAsync(DateTimeOffset time, CancellationToken token)
    {
        try
        {
            if (_client is null)
            {
                await AcceptAsync(time, token).ConfigureAwait(false);
            }

            await _writer!.WriteLineAsync(Ticks(time).AsMemory(), token).ConfigureAwait(false);
            return HostLook.Read(await _reader!.ReadLineAsync(token).ConfigureAwait(false) ?? "") ?? throw new HostGoneException(Words());
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
        {
            throw new HostGoneException(Words());
        }
    }

    /// <summary>kill -9: ends it without a word of warning, and waits until it is gone. From any thread.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit(DeathPatience);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(DeathPatience);
        }

        _reader?.Dispose();
        _writer?.Dispose();
        _client?.Dispose();
        _listener.Dispose();
        _process.Dispose();
    }

    private async Task AcceptAsync(DateTimeOffset time, CancellationToken token)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
        var accepting = _listener.AcceptTcpClientAsync(over.Token).AsTask();
        var ended = _process.WaitForExitAsync(over.Token);
        if (await Task.WhenAny(accepting, ended).ConfigureAwait(false) == ended && !accepting.IsCompletedSuccessfully)
        {
            await over.CancelAsync().ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
            throw new HostGoneException(Words());
        }

        _client = await accepting.ConfigureAwait(false);
        _client.NoDelay = true;
        (_reader, _writer) = (new StreamReader(_client.GetStream()), new StreamWriter(_client.GetStream()) { AutoFlush = true });
        await over.CancelAsync().ConfigureAwait(false);
        await _writer.WriteLineAsync(Ticks(time).AsMemory(), token).ConfigureAwait(false);
    }

    private static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private void Keep(string? line)
    {
        lock (_words)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                _words.Enqueue(line);
            }

            while (_words.Count > WordsKept)
            {
                _words.Dequeue();
            }
        }
    }

    private string Words()
    {
        lock (_words)
        {
            return _words.Count == 0 ? "(none)" : string.Join('\n', _words);
        }
    }
}
