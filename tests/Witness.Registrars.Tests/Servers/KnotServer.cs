using Witness.Core.Dns;

namespace Witness.Registrars.Tests.Servers;

/// <summary>Knot DNS.</summary>
public sealed class KnotServer : DnsServer
{
    /// <summary>A zone that it is configured for and cannot load: there is no file.</summary>
    public static DomainName UnloadedZone { get; } = DomainName.Parse("unloaded.test");

    /// <summary>Where knotc reaches it.</summary>
    public string Socket => Path.Combine(Directory, "knot.sock");

    protected override string Package => "knot";

    /// <summary>Runs a command of knotc, and gives what it prints.</summary>
    internal Task<string> ControlAsync(params IReadOnlyList<string> command) =>
        Tool.RunAsync("knot", "", ["knotc", "-s", Socket, .. command]);

    protected override Task<IReadOnlyList<string>> PrepareAsync()
    {
        foreach (var zone in Zones)
        {
            Write($"{zone}.zone", ContractZone.MasterFile(zone));
        }

        var configuration = Write(
            "knot.conf",
            $"""
            server:
              listen: [ 127.0.0.1@{Port}, ::1@{Port} ]
              rundir: "{Directory}"
              udp-workers: 1
              tcp-workers: 2
              background-workers: 1
            database:
              storage: "{Directory}/db"
            log:
              - target: stderr
                any: info
            key:
              - id: witness
                algorithm: hmac-sha256
                secret: {Secret}
              - id: auditor
                algorithm: hmac-sha256
                secret: {AuditorSecret}
            acl:
              - id: keys
                key: [ witness, auditor ]
                action: [ transfer, update ]
            template:
              - id: default
                storage: "{Directory}"
                file: "%s.zone"
                acl: keys
                zonefile-sync: -1
                journal-content: none
            zone:
            {string.Join('\n', Zones.Append(UnloadedZone).Select(zone => $"  - domain: {zone}"))}

            """
        );
        return Task.FromResult<IReadOnlyList<string>>(["knotd", "-c", configuration]);
    }
}
