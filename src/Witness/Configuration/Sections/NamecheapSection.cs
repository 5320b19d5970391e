using System.Net;
using System.Net.Sockets;
using Witness.Configuration.Kinds;
using Witness.Registrars.Namecheap;

namespace Witness.Configuration.Sections;

/// <summary>A registrar of type <c>namecheap</c>.</summary>
internal sealed class NamecheapSection() : RegistrarSection(TypeWord)
{
    public const string TypeWord = "namecheap";

    public static readonly Key<string> ApiUser = Key.Required(
        "apiUser",
        new PlainTextKind(longest: 20),
        "the account whose API access is switched on"
    );

    public static readonly Key<Secret> ApiKey = Key.Required("apiKey", SecretKind.Any, "that account's API key");

    public static readonly Key<string> UserName = Key.Optional(
        "userName",
        new PlainTextKind(longest: 20),
        "the account that the domains belong to, if not apiUser"
    );

    public static readonly Key<IPAddress> ClientIp = Key.Required(
        "clientIp",
        AddressKind.Any,
        "this machine's public IPv4 address, as whitelisted in the account"
    );

    public static readonly Key<Uri> Endpoint = Key.WithDefault(
        "endpoint",
        EndpointKind.WithPath,
        NamecheapSettings.Production.AbsoluteUri,
        "the API's address; the sandbox's is https://api.sandbox.namecheap.com/xml.response"
    );

    // A removal takes three calls.
    public static readonly Key<int> CallsPerMinute = Key.WithDefault(
        "callsPerMinute",
        new WholeNumberKind(3, 1000),
        20,
        "how many calls a minute may be made for all zones together"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } =
    [TypeKey(TypeWord), ApiUser, ApiKey, UserName, ClientIp, Endpoint, CallsPerMinute];

    /// <inheritdoc />
    protected override RegistrarOptions Bind(SectionReader section)
    {
        if (section.TryGet(ClientIp, out var address) && address.AddressFamily != AddressFamily.InterNetwork)
        {
            section.Reject(
                ClientIp,
                $"\"{address}\" is no IPv4 address, and Namecheap knows no others",
                "write this machine's public IPv4 address"
            );
        }

        return new NamecheapOptions(
            section.Get(ApiUser),
            section.Get(ApiKey),
            section.Find(UserName),
            address!,
            section.Get(Endpoint),
            section.Get(CallsPerMinute)
        );
    }
}
