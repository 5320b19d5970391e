using System.Security;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>Answers as recorded from the live API: CRLF, lower-case command, its odd time difference.</summary>
internal static class ServerAnswers
{
    public static string Get(ServedDomain domain, IEnumerable<ServedHost> hosts)
    {
        var lines = hosts.Select(host =>
            $"""<{domain.HostElement} HostId="{host.Id}" Name="{Text(host.Name)}" Type="{host.Type}" Address="{Text(host.Address)}" MXPref="{host.MxPref}" TTL="{host.Ttl}" AssociatedAppTitle="" FriendlyName="" IsActive="{Flag(host.IsActive)}" IsDDNSEnabled="{Flag(host.IsDynamic)}" />"""
        );
        var mail = domain.EmailType is null ? "" : $"EmailType=\"{domain.EmailType}\" ";
        return Success(
            "getHosts",
            $"""
            <DomainDNSGetHostsResult Domain="{domain.Name}" {mail}IsUsingOurDNS="{Flag(domain.IsUsingOurDns)}">
            {string.Join('\n', lines)}
            </DomainDNSGetHostsResult>
            """
        );
    }

    public static string Set(string domain, bool isSuccess) =>
        Success(
            "setHosts",
            $"""<DomainDNSSetHostsResult Domain="{domain}" IsSuccess="{Flag(isSuccess)}"><Warnings /></DomainDNSSetHostsResult>"""
        );

    /// <summary>An error, and behind it what a careless reader takes for an empty zone.</summary>
    public static string Error(string domain, string number, string text) =>
        Envelope(
            "ERROR",
            $"""<Errors><Error Number="{number}">{Text(text)}</Error></Errors>""",
            $"""
            <CommandResponse Type="namecheap.domains.dns.getHosts">
              <DomainDNSGetHostsResult Domain="{domain}" EmailType="" IsUsingOurDNS="true" />
              <DomainDNSSetHostsResult Domain="{domain}" EmailType="" IsSuccess="false" />
            </CommandResponse>
            """
        );

    /// <summary>An error from before the command was looked at.</summary>
    public static string Refusal(string number, string text) =>
        Envelope("ERROR", $"""<Errors><Error Number="{number}">{Text(text)}</Error></Errors>""", "");

    private static string Success(string command, string result) =>
        Envelope(
            "OK",
            "<Errors />",
            $"""<CommandResponse Type="namecheap.domains.dns.{command}">{result}</CommandResponse>"""
        );

    private static string Envelope(string status, string errors, string response) =>
        $"""
            <?xml version="1.0" encoding="utf-8"?>
            <ApiResponse Status="{status}" xmlns="http://api.namecheap.com/xml.response">
            {errors}
            <Warnings />
            <RequestedCommand>namecheap.domains.dns</RequestedCommand>
            {response}
            <Server>Server 1360233664</Server>
            <GMTTimeDifference>--4:00</GMTTimeDifference>
            <ExecutionTime>0.708</ExecutionTime>
            </ApiResponse>
            """.ReplaceLineEndings("\r\n");

    private static string Text(string text) => SecurityElement.Escape(text);

    private static string Flag(bool flag) => flag ? "true" : "false";
}
