using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace PluginHybrid.Diagnosis;

/// <summary>Can the host of an address be found, reached, and believed? Name, connection, certificate.</summary>
/// <param name="time">The clock.</param>
internal sealed class HostProbe(TimeProvider time)
{
    private const int DaysOfGrace = 14;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Probes one host and port.</summary>
    /// <param name="address">Any address there.</param>
    /// <param name="token">Gives up.</param>
    public async Task<IReadOnlyList<CheckResult>> ProbeAsync(Uri address, CancellationToken token)
    {
        if (IPAddress.TryParse(address.IdnHost, out _))
        {
            return [await ConnectAsync(address, token).ConfigureAwait(false)];
        }

        var name = await ResolveAsync(address.IdnHost, token).ConfigureAwait(false);
        return name.Status == CheckStatus.Fail
            ? [name, CheckResult.Skip(ConnectionName(address), "its name was not found")]
            : [name, await ConnectAsync(address, token).ConfigureAwait(false)];
    }

    private static string ConnectionName(Uri address) => $"{(IsSecure(address) ? "tls" : "tcp")} {address.Authority}";

    private static bool IsSecure(Uri address) => address.Scheme is "https" or "wss";

    private async Task<CheckResult> ResolveAsync(string host, CancellationToken token)
    {
        var name = $"dns {host}";
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, token).WaitAsync(Patience, time, token).ConfigureAwait(false);
            return CheckResult.Ok(name, string.Join(", ", addresses.Take(3).Select(address => address.ToString())));
        }
        catch (Exception failure) when (failure is SocketException or TimeoutException)
        {
            return CheckResult.Fail(name, failure.Message, "Check the spelling of the host, the network and its name server.");
        }
    }

    private async Task<CheckResult> ConnectAsync(Uri address, CancellationToken token)
    {
        var name = ConnectionName(address);
        var began = time.GetTimestamp();
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address.IdnHost, address.Port, token).AsTask().WaitAsync(Patience, time, token).ConfigureAwait(false);
            return IsSecure(address)
                ? await ShakeHandsAsync(name, client, address, token).ConfigureAwait(false)
                : CheckResult.Ok(name, $"connected in {Milliseconds(began)} ms, in the open, on loopback");
        }
        catch (Exception failure) when (failure is SocketException or IOException or TimeoutException)
        {
            return CheckResult.Fail(name, failure.Message, "Check the firewall, the proxy, and whether the venue serves your region.");
        }
        catch (AuthenticationException failure)
        {
            return CheckResult.Fail(name, failure.Message, "Something between here and the venue answers in its name: check proxies and the clock.");
        }
    }

    private async Task<CheckResult> ShakeHandsAsync(string name, TcpClient client, Uri address, CancellationToken token)
    {
        var began = time.GetTimestamp();
        var stream = new SslStream(client.GetStream());
        await using var ownStream = stream.ConfigureAwait(false);
        var options = new SslClientAuthenticationOptions { TargetHost = address.IdnHost };
        await stream.AuthenticateAsClientAsync(options, token).WaitAsync(Patience, time, token).ConfigureAwait(false);
        using var certificate = new X509Certificate2(stream.RemoteCertificate!);
        var days = (int)(certificate.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime).TotalDays;
        var found = $"{stream.SslProtocol} in {Milliseconds(began)} ms, certificate valid for {days} days";
        return days < DaysOfGrace
            ? CheckResult.Warn(name, found, "The venue's certificate ends soon; usually the venue renews it in time.")
            : CheckResult.Ok(name, found);
    }

    private string Milliseconds(long began) => time.GetElapsedTime(began).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
}
