using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Stories.Namecheap;

/// <summary>A configuration's words for the account that the test server knows.</summary>
internal static class NamecheapAccount
{
    private const string Name = "namecheap";

    /// <summary>A registrar.</summary>
    /// <param name="server">The server.</param>
    /// <param name="key">The API key as the configuration refers to it.</param>
    /// <param name="clientIp">The address that is claimed to be this machine's.</param>
    /// <param name="registrar">Its name.</param>
    public static string Json(
        NamecheapServer server,
        string key,
        string clientIp = NamecheapServer.ClientIp,
        string registrar = Name
    ) =>
        $$"""
            "{{registrar}}": { "type": "namecheap", "apiUser": "{{NamecheapServer.User}}", "apiKey": {{key}},
              "clientIp": "{{clientIp}}", "endpoint": "{{server.Address}}", "callsPerMinute": 1000 }
            """;

    /// <summary>A zone of it, of which nobody is asked what is published.</summary>
    public static string ZoneJson(string zone, string tld, string registrar = Name) =>
        $$"""{ "zone": "{{zone}}", "registrar": "{{registrar}}", "tld": "{{tld}}", "nameservers": [] }""";
}
