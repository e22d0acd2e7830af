namespace PluginHybrid.FakeExchange.Controls;

/// <summary>What becomes of a TCP connection to the sockets' port before a byte of it is read.</summary>
internal enum DoorState
{
    /// <summary>Served.</summary>
    Open,

    /// <summary>Taken by the kernel and never answered.</summary>
    BlackHole,

    /// <summary>Reset.</summary>
    Reset,

    /// <summary>Answered in the other protocol: plain HTTP where TLS is spoken, a TLS alert where it is not.</summary>
    WrongProtocol,

    /// <summary>Served with a certificate for another name.</summary>
    WrongCertificate,
}
