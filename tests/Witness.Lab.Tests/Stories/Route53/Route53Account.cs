using Witness.Lab.Tests.Loopback;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Lab.Tests.Stories.Route53;

/// <summary>A configuration's words for the account that the test server knows.</summary>
internal static class Route53Account
{
    private const string Name = "aws";

    /// <summary>A registrar; its keys are kept in files of the witness.</summary>
    public static string Json(Route53Server server, LoopbackWitness witness, string registrar = Name) =>
        $$"""
            "{{registrar}}": { "type": "route53", "endpoint": "{{server.Endpoint}}", "callsPerMinute": 300,
              "accessKeyId": {{witness.Keep($"{registrar}.id", server.Keys.AccessKeyId)}},
              "secretAccessKey": {{witness.Keep($"{registrar}.secret", server.Keys.SecretAccessKey)}} }
            """;

    /// <summary>A zone of it, of which nobody is asked what is published.</summary>
    public static string ZoneJson(StoredZone zone, string registrar = Name, bool byId = true) =>
        $$"""
            { "zone": "{{zone.Name.TrimEnd('.')}}", "registrar": "{{registrar}}", "nameservers": []
              {{(byId ? $", \"hostedZoneId\": \"{zone.Id}\"" : "")}} }
            """;
}
