using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Dialling;

/// <summary>The sockets show a certificate for another name; wants a scene with tls.</summary>
internal sealed class BadCertificate() : Fault(
    "dial.bad_certificate",
    "The sockets show a certificate for another name; wants a scene with tls.",
    "Refuses the connection, sends nothing over it, and names the certificate as the cause.")
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Door.IsSecure
            ? stage.Controls.Door.Turn(DoorState.WrongCertificate)
            : throw stage.Cannot("the sockets do not speak TLS here; write scene: { tls: true }, or use dial.wrong_protocol");
}
