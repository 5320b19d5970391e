using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Stories.Route53;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Lab.Tests.Cases;

/// <summary>A hosted zone with plain, weighted and multivalue sets, at a server of its own.</summary>
internal sealed class CaseHostedZone : ICaseZone
{
    private readonly LoopbackWitness _witness;
    private readonly string _registrar;
    private readonly int _taigas;
    private IReadOnlyList<string> _foreign;

    public CaseHostedZone(Route53Server server, LoopbackWitness witness, int number)
    {
        (Server, _witness, _registrar) = (server, witness, $"aws-{number}");
        server.Api.HealthChecks.Add(RoutedSets.HealthCheck);
        Stored = server.Api.AddZone($"example{number}.test", id: $"ZCASE{number}");
        RoutedSets.Put(Stored);
        _foreign = RoutedSets.TextWithoutTaiga(Stored);
        _taigas = RoutedSets.TaigasValues(Stored);
        RegistrarJson = Route53Account.Json(server, witness, _registrar);
    }

    public Route53Server Server { get; }

    public StoredZone Stored { get; }

    /// <summary>Whether the configuration names its id.</summary>
    public bool ById { get; set; } = true;

    public string Zone => Stored.Name.TrimEnd('.');

    public string RegistrarJson { get; }

    public string ZoneJson => Route53Account.ZoneJson(Stored, _registrar, ById);

    public int Writes => Server.Calls.Count(call => call.StartsWith("POST", StringComparison.Ordinal));

    public bool HasTaiga => RoutedSets.TaigasValues(Stored) > 0;

    /// <summary>A name of the zone.</summary>
    public string Name(string label) => $"{label}.{Zone}";

    /// <summary>Puts a secret into the file that the configuration names.</summary>
    public void SetSecret(string secret) => _witness.Keep($"{_registrar}.secret", secret);

    /// <summary>Somebody else's edit, which is to stay as well.</summary>
    public void Put(StoredSet set)
    {
        Stored.Put(set);
        _foreign = RoutedSets.TextWithoutTaiga(Stored);
    }

    public void AssertNobodyHarmed() => Assert.Equal(_foreign, RoutedSets.TextWithoutTaiga(Stored));

    public void AssertTaigaStays() => Assert.Equal(_taigas, RoutedSets.TaigasValues(Stored));
}
