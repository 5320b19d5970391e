using System.Collections.Concurrent;
using Witness.Core.Dns;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>A domain as Namecheap holds it, with what its setHosts does to whoever is careless.</summary>
internal sealed class ServedDomain(string sld, string tld)
{
    private readonly Queue<Fault> _faults = [];
    private readonly Queue<Fault> _writeFaults = [];
    private int _lastId = 746_000;

    public string Sld => sld;

    public string Tld => tld;

    public string Name => $"{sld}.{tld}";

    public DomainName Zone => DomainName.Parse(Name);

    public string? EmailType { get; set; } = "MX";

    public bool IsUsingOurDns { get; set; } = true;

    /// <summary>The element's name: <c>host</c> live, <c>Host</c> in the documentation.</summary>
    public string HostElement { get; set; } = "host";

    /// <summary>True for a domain that also answers for every name below it, as the API once did.</summary>
    public bool AnswersForChildren { get; set; }

    public bool RefusesQuotes { get; set; }

    public IReadOnlyList<ServedHost> Hosts { get; private set; } = [];

    public IReadOnlyList<ServedHost> HostsBefore { get; private set; } = [];

    /// <summary>Commands that were asked for, in order: <c>getHosts</c>, <c>setHosts</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>What the last call sent.</summary>
    public IReadOnlyDictionary<string, string> LastForm { get; set; } = new Dictionary<string, string>();

    /// <summary>What the coming calls meet, one after the other.</summary>
    public void Meet(params IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
        {
            _faults.Enqueue(fault);
        }
    }

    /// <summary>What the coming writes meet, one after the other, however many readings come before.</summary>
    public void MeetWriting(params IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
        {
            _writeFaults.Enqueue(fault);
        }
    }

    public Fault? NextFault(string command) =>
        command == "setHosts" && _writeFaults.TryDequeue(out var writing) ? writing
        : _faults.TryDequeue(out var fault) ? fault
        : null;

    /// <summary>Everything that a write must not lose, a line each.</summary>
    public IReadOnlyList<string> Lines => [$"mail {EmailType}", .. Hosts.Select(host => host.ToString())];

    /// <summary>Somebody's edit, past the API.</summary>
    public void Hold(IEnumerable<ServedHost> hosts) =>
        Hosts = [
            .. hosts
                .Select(host => host with { Id = ++_lastId })
                .OrderBy(host => host.Type, StringComparer.Ordinal)
                .ThenBy(host => host.Name, StringComparer.Ordinal),
        ];

    /// <summary>setHosts: what is not sent is gone, or at its default.</summary>
    /// <returns>The text of error 2050900, or null.</returns>
    public string? Replace(IReadOnlyDictionary<string, string> form)
    {
        var sent = new List<ServedHost>();
        for (var n = 1; form.ContainsKey($"HostName{n}"); n++)
        {
            var host = HostOf(form, n);
            if (RefusalOf(host) is { } refusal)
            {
                return refusal;
            }

            sent.Add(
                Hosts.FirstOrDefault(it => IsSame(it, host)) is { } known
                    ? host with
                    {
                        Id = known.Id,
                    }
                    : host with
                    {
                        Id = ++_lastId,
                    }
            );
        }

        HostsBefore = Hosts;
        EmailType = form.GetValueOrDefault("EmailType", "FWD");
        var distinct = sent.DistinctBy(host => (host.Name, host.Type, host.Address));
        var kept = distinct.Where(host => host.Type != "MX" || EmailType == "MX");
        Hosts =
        [
            .. kept.OrderBy(host => host.Type, StringComparer.Ordinal)
                .ThenBy(host => host.Name, StringComparer.Ordinal),
        ];
        return null;
    }

    private static bool IsSame(ServedHost one, ServedHost other) =>
        (one.Name, one.Type, one.Address) == (other.Name, other.Type, other.Address);

    private static ServedHost HostOf(IReadOnlyDictionary<string, string> form, int n)
    {
        var type = form[$"RecordType{n}"];
        var address = form[$"Address{n}"];
        var isTarget = type is "CNAME" or "MX" or "NS" or "ALIAS";
        return new ServedHost(
            form[$"HostName{n}"].ToLowerInvariant(),
            type,
            isTarget && !address.EndsWith('.') ? address + "." : address,
            form.GetValueOrDefault($"MXPref{n}", "10"),
            form.GetValueOrDefault($"TTL{n}", "1800")
        );
    }

    private string? RefusalOf(ServedHost host) =>
        host switch
        {
            { Type: "MX", Address: "." } =>
                $"INVALID_ADDR : '.' should not be an IP/ URL for MX record.(host name: {host.Name})",
            { Address: "" } => "Address is empty.",
            { Type: "TXT" } when RefusesQuotes && host.Address.Contains('"', StringComparison.Ordinal) =>
                "TXT record has an incorrect value.",
            { Type: "CAA" } when host.Address.Contains("&quot;", StringComparison.Ordinal) =>
                "CAA record with tag \"issue\" has incorrect value.",
            _ => null,
        };
}
