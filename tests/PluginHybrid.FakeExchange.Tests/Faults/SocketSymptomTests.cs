
namespace PluginHybrid.FakeExchange.Tests.Faults;

/// <summary>What a plain client sees of each fault of dials, handshakes, TCP and frames: the symptoms .NET was measured to show.</summary>
[Category(Level.Integration)]
public sealed class SocketSymptomTests
{
    [Theory]
    [InlineData("dial.refused: {}", "SocketException[ConnectionRefused]")]
    [InlineData("dial.black_hole: {}", "TimeoutException")]
    [InlineData("dial.wrong_protocol: {}", "WebSocketException[Faulted] <- HttpRequestException")]
    [InlineData("handshake.status: { code: 429, retry_after: 7 }", "HTTP 429")]
    [InlineData("handshake.status: { code: 503 }", "HTTP 503")]
    [InlineData("handshake.hang: {}", "TimeoutException")]
    [InlineData("handshake.reset: {}", "SocketException[ConnectionReset]")]
    [InlineData("handshake.false_accept: {}", "WebSocketException[HeaderError]")]
    [InlineData("protocol.connection_limit: { socket: public }", "HTTP 403")]
    public async Task A_dial_fails_in_its_own_way_and_works_again_when_the_fault_is_over(string action, string symptom)
    {
        await using var bench = await Bench.StartAsync();
        var run = bench.Do($"{{ {action} }}");

        Assert.Contains(symptom, await bench.DialAsync(bench.Exchange.PublicUri, TimeSpan.FromSeconds(2)), StringComparison.Ordinal);

        run.Dispose();
        Assert.Equal("opened", await bench.DialAsync(bench.Exchange.PublicUri));
        Assert.Empty(run.Problems);
    }

    [Fact]
    public async Task A_foreign_certificate_and_plain_words_are_told_apart_from_ours()
    {
        using var own = Certificate();
        await using var bench = await Bench.StartAsync(new FakeBybitOptions { Certificate = own });
        Task<string> Dial() => bench.DialAsync(new UriBuilder(bench.Exchange.PublicUri) { Host = "localhost" }.Uri);

        using (bench.Do("{ dial.wrong_protocol: {} }"))
        {
            Assert.Contains("HttpRequestException[SecureConnectionError] <- AuthenticationException", await Dial(), StringComparison.Ordinal);
        }

        using (bench.Do("{ dial.bad_certificate: {} }"))
        {
            string? seen = null;
            await Assert.ThrowsAsync<InvalidOperationException>(() => TestSocket.OpenAsync(
                bench.Exchange.PublicUri,
                options => options.RemoteCertificateValidationCallback = (_, shown, _, _) => (seen = shown!.Subject) == "never"));
            Assert.Equal("CN=stranger.invalid", seen);
        }
    }

    [Fact]
    public async Task A_foreign_certificate_needs_tls()
    {
        await using var bench = await Bench.StartAsync();

        Assert.Contains("scene: { tls: true }", Assert.Single(bench.Do("{ dial.bad_certificate: {} }").Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp.reset: {}", "lost ConnectionClosedPrematurely")]
    [InlineData("tcp.finish: {}", "lost ConnectionClosedPrematurely")]
    [InlineData("frame.invalid_utf8: {}", "lost Faulted")]
    [InlineData("frame.bad_opcode: {}", "lost Faulted")]
    [InlineData("frame.reserved_bit: {}", "lost Faulted")]
    [InlineData("frame.masked: {}", "lost Faulted")]
    [InlineData("frame.orphan: {}", "lost Faulted")]
    [InlineData("frame.close: { code: 1001, reason: restart }", "closed 1001 restart")]
    [InlineData("protocol.maintenance: {}", "closed 1012 service restart")]
    [InlineData("frame.truncated: {}", "lost ConnectionClosedPrematurely")]
    public async Task A_socket_ends_in_its_own_way(string action, string symptom)
    {
        await using var bench = await Bench.StartAsync();
        await using var socket = await bench.TickersAsync();

        bench.Do($"{{ {action} }}");
        bench.Exchange.SetMark("BTCUSDT", 65_000m);

        await socket.UntilEndedAsync();
        Assert.Equal(symptom, socket.End);
    }

    [Theory]
    [InlineData("frame.binary: {}", "binary 5")]
    [InlineData("frame.empty: {}", "")]
    [InlineData("frame.oversized: { bytes: 300000 }", "300000 characters")]
    [InlineData("message.stranger: { text: hello }", "hello")]
    public async Task A_strange_frame_comes_and_the_socket_lives(string action, string frame)
    {
        await using var bench = await Bench.StartAsync();
        await using var socket = await bench.PublicAsync();
        await socket.AskAsync("""{"op":"ping"}""");

        bench.Do($"{{ {action} }}");

        var came = await socket.NextAsync();
        Assert.Equal(frame, came.Length > 100 ? $"{came.Length} characters" : came);
        Assert.Empty(await socket.FlushAsync());
    }

    [Fact]
    public async Task Fragments_and_pings_between_are_invisible()
    {
        await using var bench = await Bench.StartAsync();
        await using var socket = await bench.TickersAsync();
        bench.Do("{ frame.fragmented: { frames: all, pieces: 7 } }");
        bench.Do("{ frame.ping_flood: { count: 300 } }");

        bench.Exchange.SetMark("BTCUSDT", 64_321m);

        Assert.Contains("64321", (await socket.NextJsonAsync()).GetProperty("data").GetProperty("markPrice").GetString(), StringComparison.Ordinal);
        Assert.Null(socket.End);
    }

    [Theory]
    [InlineData("tcp.silence: {}", false)]
    [InlineData("tcp.stalled_reads: {}", true)]
    [InlineData("tcp.stalled_writes: {}", true)]
    [InlineData("frame.endless: {}", false)]
    [InlineData("frame.truncated: { then: silence, frames: all }", false)]
    public async Task A_dead_line_shows_nothing_and_no_end(string action, bool comesBack)
    {
        await using var bench = await Bench.StartAsync();
        await using var socket = await bench.TickersAsync();
        var run = bench.Do($"{{ {action} }}");
        bench.Exchange.SetMark("BTCUSDT", 65_000m);

        await socket.SendAsync("""{"req_id":"later","op":"ping"}""");
        await Assert.ThrowsAsync<TimeoutException>(() => UntilPong(socket).WaitAsync(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken));

        Assert.Null(socket.End);
        run.Dispose();
        if (comesBack)
        {
            await using var second = await bench.PublicAsync();
            Assert.Contains("pong", await second.AskAsync("""{"op":"ping"}"""), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("tcp.drip: { bytes: 20, every: 20ms }")]
    [InlineData("tcp.bandwidth: { bytes_per_second: 400 }")]
    [InlineData("tcp.latency: { by: 150ms }")]
    [InlineData("tcp.jitter: { up_to: 2s }")]
    public async Task A_slow_line_brings_everything_late_and_whole(string action)
    {
        await using var bench = await Bench.StartAsync();
        await using var socket = await bench.PublicAsync();
        await socket.AskAsync("""{"op":"ping"}""");
        var began = TimeProvider.System.GetTimestamp();
        bench.Do($"{{ {action} }}");

        var pong = await socket.AskAsync("""{"req_id":"slow","op":"ping"}""");

        Assert.Contains("\"req_id\":\"slow\"", pong, StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromMilliseconds(80), "it came at once");
    }

    private static async Task UntilPong(TestSocket socket)
    {
        while (!(await socket.NextAsync("the pong")).Contains("later", StringComparison.Ordinal))
        {
            // What was under way before the line died may still come.
        }
    }

    private static System.Security.Cryptography.X509Certificates.X509Certificate2 Certificate()
    {
        using var key = System.Security.Cryptography.ECDsa.Create();
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=localhost", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12(made.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12), null);
    }
}
