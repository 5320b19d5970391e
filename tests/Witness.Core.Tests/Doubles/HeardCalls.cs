using Witness.Core.Dns;

namespace Witness.Core.Tests.Doubles;

/// <summary>Keeps what it hears of registrars' calls.</summary>
public sealed class HeardCalls : IRegistrarListener
{
    public List<RegistrarCall> Heard { get; } = [];

    public void Hear(RegistrarCall call) => Heard.Add(call);
}
