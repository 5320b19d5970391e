using Witness.Lab.Tests.Loopback;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Lab.Tests.Stories.Route53;

/// <summary>A configuration's words for the account that the test server knows.</summary>
internal static class Route53Account
{
    /// <summary>The registrar <c>aws</c>; its keys are kept in files of the witness.</summary>
    public static string Json(Route53Server server, LoopbackWitness witness) =>
        $$"""
            "aws": { "type": "route53", "endpoint": "{{server.Endpoint}}", "callsPerMinute": 300,
              "accessKeyId": {{witness.Keep("aws.id", server.Keys.AccessKeyId)}},
              "secretAccessKey": {{witness.Keep("aws.secret", server.Keys.SecretAccessKey)}} }
            """;

    /// <summary>A zone of it, of which nobody is asked what is published.</summary>
    public static string ZoneJson(StoredZone zone) =>
        $$"""{ "zone": "{{zone.Name.TrimEnd('.')}}", "registrar": "aws", "hostedZoneId": "{{zone.Id}}", "nameservers": [] }""";
}
