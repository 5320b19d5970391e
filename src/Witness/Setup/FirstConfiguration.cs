using System.Net;
using Witness.Cli;
using Witness.Configuration;
using Witness.Core.Dns;
using Witness.Registrars.Resolving;

namespace Witness.Setup;

/// <summary>Makes a first configuration: looks nodes up, and writes what a later reading takes at once.</summary>
internal static class FirstConfiguration
{
    /// <summary>Looks up what the request leaves open, and again where the operator takes other names for aliases.</summary>
    /// <returns>The request with the names that were looked up in the end, and what was found.</returns>
    /// <exception cref="UsageException">Nobody answers, or there is no name in which a node could be removed.</exception>
    public static async Task<(SetupRequest Request, FoundZone Found)> LookUpAsync(
        SetupRequest request,
        AliasInterview aliases,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            var found = await LookUpAsync(request, time, cancellation);
            var heard = aliases.Hear(request, found);
            if (ReferenceEquals(heard, request))
            {
                AliasAdvice.RequireAName(request, found);
                return (request, found);
            }

            request = heard;
        }
    }

    private static Task<FoundZone> LookUpAsync(SetupRequest request, TimeProvider time, CancellationToken cancellation)
    {
        var hosts = request.NameServers.Select(server => new DnsEndPoint(server.Host, server.Port)).ToList();
        var configured = new Dictionary<DomainName, IReadOnlyList<DnsEndPoint>>();
        if (hosts.Count > 0)
        {
            configured[request.Zone] = hosts;
        }

        var reverse = hosts
            .Where(host => IPAddress.TryParse(host.Host, out _))
            .Select(host => new IPEndPoint(IPAddress.Parse(host.Host), host.Port));
        return new ZoneLookup(
            new AuthoritativeServers(configured, time),
            new ReverseNames([.. reverse], time)
        ).FindAsync(request.Zone, request.Names, cancellation);
    }

    /// <summary>Writes the file, after reading it as the daemon will.</summary>
    /// <exception cref="UsageException">It would have errors, or may not be written; nothing was written.</exception>
    public static WitnessConfiguration Write(
        SetupRequest request,
        FoundZone zone,
        IReadOnlyList<FoundNode> nodes,
        bool overwrite,
        DateTimeOffset at
    )
    {
        var text = ConfigurationDraft.Write(request, zone, nodes, at);
        var reading = ConfigurationFile.Parse(text, request.Path);
        if (reading.Configuration is not { } configuration)
        {
            throw new UsageException(
                $"nothing was written, for that configuration would have errors:{Environment.NewLine}{string.Join(Environment.NewLine, reading.Errors)}"
            );
        }

        ConfigurationWriter.Write(request.Path, text, overwrite);
        return configuration;
    }
}
