using Witness.Configuration;
using Witness.Core.Dns;
using Witness.Registrars.Exec;
using Witness.Registrars.Namecheap;
using Witness.Registrars.Rfc2136;
using Witness.Registrars.Route53;
using Witness.Registrars.ZoneFiles;

namespace Witness.Hosting;

/// <summary>Makes the registrars from their configuration. A new vendor is one more line here.</summary>
internal static class RegistrarFactory
{
    /// <summary>The registrars that are configured.</summary>
    public static IReadOnlyList<IRegistrar> Build(WitnessConfiguration configuration, TimeProvider time) =>
        [.. configuration.Registrars.Select(options => Build(options, configuration, time))];

    private static IRegistrar Build(RegistrarOptions options, WitnessConfiguration configuration, TimeProvider time) =>
        options switch
        {
            NamecheapOptions namecheap => new NamecheapRegistrar(
                namecheap.Name,
                SettingsOf(namecheap, configuration),
                time
            ),
            Rfc2136Options bind => new Rfc2136Registrar(bind.Name, SettingsOf(bind, configuration), time),
            Route53Options aws => new Route53Registrar(aws.Name, SettingsOf(aws, configuration), time),
            ZoneFileOptions files => new ZoneFileRegistrar(files.Name, SettingsOf(files, configuration), time),
            ExecOptions program => new ExecRegistrar(program.Name, SettingsOf(program), time),
            _ => throw new HostingException($"registrar {options.Name} is of a type that this build does not have"),
        };

    private static NamecheapSettings SettingsOf(NamecheapOptions namecheap, WitnessConfiguration configuration)
    {
        var zones = configuration.Zones.Where(zone => zone.Registrar == namecheap.Name).ToList();
        return new NamecheapSettings(
            namecheap.ApiUser,
            () => Read(namecheap.Name, namecheap.ApiKey),
            namecheap.ClientIp
        )
        {
            UserName = namecheap.UserName,
            Endpoint = namecheap.Endpoint,
            CallsPerMinute = namecheap.CallsPerMinute,
            DynamicDnsAllowed = zones.Where(zone => zone.AllowDynamicDns).Select(zone => zone.Zone).ToHashSet(),
            Suffixes = zones.Where(zone => zone.Tld is not null).ToDictionary(zone => zone.Zone, zone => zone.Tld!),
        };
    }

    private static Rfc2136Settings SettingsOf(Rfc2136Options bind, WitnessConfiguration configuration) =>
        new(bind.Server, bind.KeyName, () => Read(bind.Name, bind.Key))
        {
            Port = bind.Port,
            KeyAlgorithm = bind.KeyAlgorithm,
            Names = configuration
                .Zones.Where(zone => zone.Registrar == bind.Name && zone.Names is not null)
                .ToDictionary(zone => zone.Zone, zone => zone.Names!),
        };

    private static Route53Settings SettingsOf(Route53Options aws, WitnessConfiguration configuration) =>
        new()
        {
            Keys = aws is { AccessKeyId: { } id, SecretAccessKey: { } secret }
                ? () =>
                    new Route53Keys(
                        Read(aws.Name, id),
                        Read(aws.Name, secret),
                        aws.SessionToken is { } token ? Read(aws.Name, token) : null
                    )
                : null,
            Profile = aws.Profile,
            Endpoint = aws.Endpoint,
            CallsPerMinute = aws.CallsPerMinute,
            HostedZoneIds = configuration
                .Zones.Where(zone => zone.Registrar == aws.Name && zone.HostedZoneId is not null)
                .ToDictionary(zone => zone.Zone, zone => zone.HostedZoneId!),
        };

    private static ZoneFileSettings SettingsOf(ZoneFileOptions files, WitnessConfiguration configuration) =>
        new(files.Directory)
        {
            Files = configuration
                .Zones.Where(zone => zone.Registrar == files.Name && zone.File is not null)
                .ToDictionary(zone => zone.Zone, zone => zone.File!),
            Reload = files.Reload.Count == 0 ? null : files.Reload,
        };

    private static ExecSettings SettingsOf(ExecOptions program) => new(program.Command) { Timeout = program.Timeout };

    private static string Read(string registrar, Secret secret)
    {
        try
        {
            return secret.Read();
        }
        catch (SecretException error)
        {
            throw new RegistrarException(
                RegistrarFault.Configuration,
                $"the key of registrar {registrar}: {error.Message}",
                error
            );
        }
    }
}
