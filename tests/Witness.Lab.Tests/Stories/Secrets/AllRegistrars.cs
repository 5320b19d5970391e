using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Stories.Namecheap;
using Witness.Lab.Tests.Stories.Route53;
using Witness.Registrars.Tests.Namecheap;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Lab.Tests.Stories.Secrets;

/// <summary>One zone at each registrar that has a secret, and one at a program, with a witness of them all.</summary>
internal sealed class AllRegistrars : IAsyncDisposable
{
    private readonly NamecheapServer _namecheap = new();
    private readonly LoopbackProvider _provider;
    private Route53Server? _route53;
    private LoopbackNameServer? _named;

    private AllRegistrars()
    {
        _provider = new LoopbackProvider(Witness);
        Programs = new WatchedPrograms(Witness, _provider);
    }

    public LoopbackWitness Witness { get; } = new() { Environment = { ["WITNESS_TRACE"] = "1" } };

    public LoopbackFleet Fleet { get; } = new();

    public WatchedPrograms Programs { get; }

    public ServedDomain Domain { get; private set; } = null!;

    public Route53Server Route53 => _route53!;

    /// <summary>Every secret that the witness gets to know, the wrong ones included.</summary>
    public IReadOnlyList<string> Secrets =>
        [
            NamecheapServer.Key,
            Route53.Keys.SecretAccessKey,
            _named!.Secret,
            .. new[] { "namecheap", "aws", "bind" }.Select(WrongSecret),
        ];

    public static async Task<AllRegistrars> StartAsync()
    {
        var all = new AllRegistrars();
        await all._namecheap.InitializeAsync();
        all.Domain = all._namecheap.Serve("example", "com", SixtyHosts.All);
        all._route53 = await Route53Server.StartAsync();
        all.Route53.Api.HealthChecks.Add(RoutedSets.HealthCheck);
        var zone = all.Route53.Api.AddZone("example.net");
        RoutedSets.Put(zone);
        all._named = await LoopbackNameServer.StartAsync(
            "example.org",
            $"www 300 A {LoopbackFleet.ChitogeV4}",
            $"www 300 A {LoopbackFleet.TaigaV4}"
        );
        all._provider.Hold(
            new[] { LoopbackFleet.ChitogeV4, LoopbackFleet.TaigaV4 }.Select(address =>
                $$"""{"name":"www.example.edu","type":"A","ttl":300,"data":"{{address}}"}"""
            )
        );
        all.Configure(zone);
        return all;
    }

    /// <summary>Puts secrets into the files that no registrar takes.</summary>
    public void KeepWrongSecrets()
    {
        Witness.Keep("namecheap.key", WrongSecret("namecheap"));
        Witness.Keep("aws.secret", WrongSecret("aws"));
        Witness.Keep("bind.key", WrongSecret("bind"));
    }

    /// <summary>Puts the right ones into them.</summary>
    public void KeepRightSecrets()
    {
        Witness.Keep("namecheap.key", NamecheapServer.Key);
        Witness.Keep("aws.secret", Route53.Keys.SecretAccessKey);
        Witness.Keep("bind.key", _named!.Secret);
    }

    public async ValueTask DisposeAsync()
    {
        await Witness.DisposeAsync();
        Fleet.Dispose();
        await _namecheap.DisposeAsync();
        await (_route53?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_named?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>In base64, as TSIG needs it.</summary>
    private static string WrongSecret(string registrar) =>
        Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"the wrong secret of {registrar}!"));

    private void Configure(StoredZone zone) =>
        Witness.Configure(
            new LoopbackConfiguration
            {
                Nodes = Fleet.Nodes,
                Registrars = $$"""
                {{NamecheapAccount.Json(_namecheap, """{ "file": "namecheap.key" }""")}},
                {{Route53Account.Json(Route53, Witness)}},
                "bind": { "type": "rfc2136", "server": "127.0.0.1", "port": {{_named!.Port}}, "keyName": "witness",
                  "key": { "file": "bind.key" } },
                "own": { "type": "exec", "command": ["{{Programs.Provider}}"] }
                """,
                Zones = $$"""
                {{NamecheapAccount.ZoneJson("example.com", "com")}},
                {{Route53Account.ZoneJson(zone)}},
                { "zone": "example.org", "registrar": "bind", "nameservers": [] },
                { "zone": "example.edu", "registrar": "own", "nameservers": [] }
                """,
            }
        );
}
