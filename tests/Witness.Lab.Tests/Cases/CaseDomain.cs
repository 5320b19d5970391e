using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Stories.Namecheap;
using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Cases;

/// <summary>
/// A domain of 60 hosts at Namecheap, in an account of its own by the configuration. Whatever befalls it: what is not taiga's
/// has to stay.
/// </summary>
internal sealed class CaseDomain : ICaseZone
{
    private readonly NamecheapServer _server;
    private readonly LoopbackWitness _witness;
    private IReadOnlyList<ServedHost> _foreign;
    private string? _mail;

    public CaseDomain(NamecheapServer server, LoopbackWitness witness, string? sld = null)
    {
        (_server, _witness) = (server, witness);
        Domain = server.Serve(sld, "test", SixtyHosts.All);
        ZoneText = Domain.Name;
        _foreign = [.. Domain.Hosts.Where(host => !SixtyHosts.IsRotationOfTaiga(host))];
        _mail = Domain.EmailType;
        SetKey(NamecheapServer.Key);
    }

    public ServedDomain Domain { get; }

    /// <summary>The zone as the configuration writes it.</summary>
    public string ZoneText { get; set; }

    /// <summary>The zone as the witness says it.</summary>
    public string Zone =>
        ZoneText == Domain.Name || ZoneText.StartsWith("sub.", StringComparison.Ordinal) ? ZoneText : Domain.Name;

    /// <summary>The address that is claimed to be this machine's.</summary>
    public string ClientIp { get; set; } = NamecheapServer.ClientIp;

    public string RegistrarJson =>
        NamecheapAccount.Json(_server, $$"""{ "file": "{{Registrar}}.key" }""", ClientIp, Registrar);

    public string ZoneJson => NamecheapAccount.ZoneJson(ZoneText, Domain.Tld, Registrar);

    public int Reads => Domain.Calls.Count(call => call == "getHosts");

    public int Writes => Domain.Calls.Count(call => call == "setHosts");

    public bool HasTaiga => Domain.Hosts.Any(SixtyHosts.IsRotationOfTaiga);

    private string Registrar => $"nc-{Domain.Sld}";

    /// <summary>Puts a key into the file that the configuration names.</summary>
    public void SetKey(string key) => _witness.Keep($"{Registrar}.key", key);

    /// <summary>Somebody else's edit, which is to stay as well.</summary>
    public void Edit(Func<IEnumerable<ServedHost>, IEnumerable<ServedHost>> edit)
    {
        Domain.Hold(edit(Domain.Hosts));
        _foreign = [.. edit(_foreign).Where(host => !SixtyHosts.IsRotationOfTaiga(host))];
    }

    /// <summary>Somebody else's mail setting.</summary>
    public void SetMail(string? setting) => Domain.EmailType = _mail = setting;

    /// <summary>
    /// Everything that is not taiga's is as it was, or as others have left it; the mail setting too. A host that stands
    /// there twice is dropped once by Namecheap itself.
    /// </summary>
    public void AssertNobodyHarmed()
    {
        Assert.Equal(Texts(_foreign), Texts(Domain.Hosts.Where(host => !SixtyHosts.IsRotationOfTaiga(host))));
        Assert.Equal(_mail, Domain.EmailType);
        Assert.Empty(_server.Offences);
    }

    public void AssertTaigaLeft() => Assert.False(HasTaiga, $"taiga stands in {Domain.Name}");

    public void AssertTaigaStays() =>
        Assert.Equal(
            Texts(SixtyHosts.All.Where(SixtyHosts.IsRotationOfTaiga)),
            Texts(Domain.Hosts.Where(SixtyHosts.IsRotationOfTaiga))
        );

    private static IEnumerable<string> Texts(IEnumerable<ServedHost> hosts) =>
        hosts.Select(host => host.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
