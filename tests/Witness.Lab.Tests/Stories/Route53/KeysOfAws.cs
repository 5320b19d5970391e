using Witness.Lab.Tests.Loopback;
using Witness.Registrars.Route53;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Lab.Tests.Stories.Route53;

/// <summary>
/// Keys that the configuration does not name, found where AWS's own tools keep them: by the program as it is shipped, in
/// which a library that looks for its own parts at run time may find them missing.
/// </summary>
public sealed class KeysOfAws
{
    [Theory]
    [InlineData("the environment")]
    [InlineData("a shared file")]
    [InlineData("a program")]
    public async Task A_zone_is_read_with_keys_of(string place)
    {
        await using var server = await Route53Server.StartAsync();
        var zone = server.Api.AddZone("example.com");
        RoutedSets.Put(zone);
        using var fleet = new LoopbackFleet();
        await using var witness = WitnessOf(fleet, server, zone);
        Keep(place, server.Keys, witness);

        await witness.ExpectAsync(0, "run", "--once");
        var shown = await witness.ExpectAsync(0, "zone", "show", "example.com");

        Assert.Contains("127.0.62.11", shown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "role_arn = arn:aws:iam::123456789012:role/dns\nsource_profile = base\n[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = secret"
    )]
    [InlineData(
        "sso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = dns"
    )]
    public async Task A_profile_that_borrows_its_keys_is_told_what_to_write_instead(string lines)
    {
        await using var server = await Route53Server.StartAsync();
        using var fleet = new LoopbackFleet();
        await using var witness = WitnessOf(fleet, server, server.Api.AddZone("example.com"), profile: "default");
        Profile(witness, lines);

        var once = await witness.RunAsync("run", "--once");

        Assert.Contains("aws configure export-credentials", once.Output + once.Errors, StringComparison.Ordinal);
    }

    private static void Keep(string place, Route53Keys keys, LoopbackWitness witness)
    {
        if (place == "the environment")
        {
            witness.Environment["AWS_ACCESS_KEY_ID"] = keys.AccessKeyId;
            witness.Environment["AWS_SECRET_ACCESS_KEY"] = keys.SecretAccessKey;
        }
        else if (place == "a shared file")
        {
            Profile(witness, $"aws_access_key_id = {keys.AccessKeyId}\naws_secret_access_key = {keys.SecretAccessKey}");
        }
        else
        {
            var answer = Path.Combine(witness.Directory, "answer.json");
            File.WriteAllText(
                answer,
                $$"""{"Version":1,"AccessKeyId":"{{keys.AccessKeyId}}","SecretAccessKey":"{{keys.SecretAccessKey}}"}"""
            );
            Profile(witness, $"credential_process = cat {answer}");
        }
    }

    private static void Profile(LoopbackWitness witness, string lines)
    {
        var file = Path.Combine(witness.Directory, "credentials");
        File.WriteAllText(file, $"[default]\n{lines}\n");
        witness.Environment["AWS_SHARED_CREDENTIALS_FILE"] = file;
    }

    private static LoopbackWitness WitnessOf(
        LoopbackFleet fleet,
        Route53Server server,
        StoredZone zone,
        string? profile = null
    )
    {
        var witness = new LoopbackWitness();
        witness.Configure(
            new LoopbackConfiguration
            {
                Nodes = fleet.Nodes,
                Registrars = $$"""
                "aws": { "type": "route53", "endpoint": "{{server.Endpoint}}", "callsPerMinute": 300{{Named(profile)}} }
                """,
                Zones = Route53Account.ZoneJson(zone),
            }
        );
        witness.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        return witness;
    }

    private static string Named(string? profile) => profile is null ? "" : $", \"profile\": \"{profile}\"";
}
