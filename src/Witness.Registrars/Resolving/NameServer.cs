using System.Net;

namespace Witness.Registrars.Resolving;

/// <summary>One address of a name server.</summary>
/// <param name="Name">Its name; its address where it was configured by that.</param>
/// <param name="Address">Where it is asked.</param>
internal sealed record NameServer(string Name, IPEndPoint Address)
{
    /// <summary>The port of DNS.</summary>
    public const int DefaultPort = 53;

    /// <summary><c>ns1.example.com (192.0.2.53)</c>, with the port unless it is 53; the address alone where there is no name.</summary>
    public override string ToString()
    {
        var address = Address.Port == DefaultPort ? $"{Address.Address}" : $"{Address}";
        return Name == Address.Address.ToString() ? address : $"{Name} ({address})";
    }
}
