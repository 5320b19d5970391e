using System.Text.RegularExpressions;
using Witness.Core.Dns;
using Witness.Registrars.Programs;

namespace Witness.Registrars.Rfc2136;

/// <summary>What became of an update, by what nsupdate said (response codes: RFC 2136 §2.2, RFC 8945 §3).</summary>
internal static partial class UpdateOutcome
{
    /// <summary>Returns where the server took the update, and throws in every other case.</summary>
    /// <param name="result">What nsupdate left behind.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="server">The server, for messages.</param>
    /// <exception cref="StaleZoneException">A prerequisite failed.</exception>
    /// <exception cref="RegistrarException">The update was refused, or its outcome is unknown.</exception>
    public static void Judge(ProgramResult result, DomainName zone, string server)
    {
        var said = $"{result.Errors}\n{result.Output}";
        if (Refusal().Match(said) is { Success: true } refusal)
        {
            throw Refused(refusal.Groups["tsig"].Value, refusal.Groups["code"].Value, zone, server);
        }

        if (result.ExitCode == 1)
        {
            throw new RegistrarException(
                RegistrarFault.Refused,
                $"nsupdate could not write the update of {zone} and sent nothing: {result.LastWords}"
            );
        }

        if (result.ExitCode != 0 || said.Contains("TSIG error", StringComparison.Ordinal))
        {
            throw new RegistrarException(
                RegistrarFault.Unclear,
                $"no answer of {server} to the update of {zone} that can be trusted: {result.LastWords}"
            );
        }
    }

    private static Exception Refused(string tsigError, string code, DomainName zone, string server) =>
        (tsigError, code) switch
        {
            ("BADKEY", _) => Misconfigured(
                $"{server} does not know the TSIG key (BADKEY): compare its name and algorithm"
            ),
            ("BADSIG" or "BADTRUNC", _) => Misconfigured(
                $"{server} rejects the TSIG signature ({tsigError}): compare the key's secret"
            ),
            ("BADTIME", _) => Misconfigured(
                $"{server} finds the update too old or too new (BADTIME): set the clocks of both machines"
            ),
            (_, "NXRRSET" or "YXRRSET" or "NXDOMAIN" or "YXDOMAIN") => new StaleZoneException(
                $"{zone} is no longer as it was read ({code} of {server}); nothing was changed"
            ),
            (_, "REFUSED") => Misconfigured(
                $"{server} refuses updates of {zone} (REFUSED): allow them for this key, A and AAAA at least (BIND: update-policy or allow-update; Knot: an acl with action update; PowerDNS: TSIG-ALLOW-DNSUPDATE)"
            ),
            (_, "NOTAUTH") => Misconfigured($"{server} is not the primary of {zone} (NOTAUTH): name the primary"),
            (_, "NOTZONE") => Misconfigured(
                $"{server} finds a record outside of {zone} (NOTZONE): check the zone's name"
            ),
            (_, "NOTIMP") => Misconfigured($"{server} takes no dynamic updates (NOTIMP): switch them on"),
            (_, "FORMERR") => new RegistrarException(
                RegistrarFault.Refused,
                $"{server} cannot read the update of {zone} (FORMERR); nothing was changed"
            ),
            _ => new RegistrarException(
                RegistrarFault.Unclear,
                $"{server} failed at the update of {zone} ({code}): its log tells why"
            ),
        };

    private static RegistrarException Misconfigured(string message) =>
        new(RegistrarFault.Configuration, $"{message}; nothing was changed");

    [GeneratedRegex(
        @"update failed: (?<code>\w+)(\((?<tsig>\w+)\))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Refusal();
}
