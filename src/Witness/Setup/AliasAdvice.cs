using Witness.Cli;
using Witness.Core.Dns;

namespace Witness.Setup;

/// <summary>
/// What to do about names that are aliases (CNAME, RFC 1034 §3.6.2): the addresses stand where they lead, and only there can a
/// node be removed. Pure.
/// </summary>
internal static class AliasAdvice
{
    /// <summary>The name that an alias leads to.</summary>
    public static DomainName TargetOf(DnsRecord alias) => DomainName.Parse(alias.Data);

    /// <summary>True where that name is in the zone, and not looked at yet.</summary>
    public static bool CanBeFollowed(DnsRecord alias, SetupRequest request) =>
        TargetOf(alias).IsWithin(request.Zone) && !request.Names.Contains(TargetOf(alias));

    /// <summary>What an alias means for the witness, and what to type instead.</summary>
    public static string For(DnsRecord alias, SetupRequest request)
    {
        var target = TargetOf(alias);
        var what = $"{alias.Name} is an alias of {target}";
        return request.Names.Contains(target) ? $"{what}, which is looked at by itself"
            : target.IsWithin(request.Zone)
                ? $"{what}, and nodes can be removed only there: give --names {target.RelativeTo(request.Zone)} in place of {alias.Name.RelativeTo(request.Zone)}"
            : $"{what}, which is in another zone, and nodes can be removed only there: give the zone that holds {target} with --zone, or give {alias.Name} addresses of its own";
    }

    /// <summary>Refuses to confine the witness to names of which none can ever hold a node's address.</summary>
    /// <exception cref="UsageException">Every name is an alias.</exception>
    public static void RequireAName(SetupRequest request, FoundZone found)
    {
        if (request.OnlyTheseNames && request.Names.All(name => found.Aliases.Any(alias => alias.Name == name)))
        {
            throw new UsageException(string.Join("; ", found.Aliases.Select(alias => For(alias, request))));
        }
    }
}
