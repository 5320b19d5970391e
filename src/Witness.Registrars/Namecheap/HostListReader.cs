using System.Globalization;
using System.Xml.Linq;

namespace Witness.Registrars.Namecheap;

/// <summary>Reads the result of <c>getHosts</c>. Whatever it does not know it refuses, for a write would lose it.</summary>
internal static class HostListReader
{
    /// <summary>The hosts of a result.</summary>
    /// <exception cref="FormatException">Something is missing or unknown.</exception>
    public static HostList Read(XElement result)
    {
        var hosts = new List<Host>();
        foreach (var element in result.Elements())
        {
            if (element.Is("host"))
            {
                hosts.Add(ReadHost(element));
            }
            else if (!element.Is("Warnings"))
            {
                throw new FormatException($"a host list holds <{element.Name.LocalName}>, which is unknown here");
            }
        }

        var emailType = result.Find("EmailType");
        return string.IsNullOrWhiteSpace(emailType)
            ? throw new FormatException("a host list has no EmailType, without which a write would change the mail")
            : new HostList(emailType, hosts) { IsUsingOurDns = IsTrue(result.Find("IsUsingOurDNS")) };
    }

    /// <summary>The API writes <c>true</c> and <c>True</c>.</summary>
    public static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    private static Host ReadHost(XElement element)
    {
        var type = Require(element, "Type").ToUpperInvariant();
        var ttl = Require(element, "TTL");
        return new Host(
            Require(element, "Name"),
            type,
            Require(element, "Address"),
            type == "MX" ? Require(element, "MXPref") : element.Find("MXPref") ?? Host.UsualMxPref,
            int.TryParse(ttl, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? seconds
                : throw new FormatException($"a host has TTL \"{ApiText.Clean(ttl)}\"")
        )
        {
            IsActive = element.Find("IsActive") is not { } active || IsTrue(active),
            IsDynamic = IsTrue(element.Find("IsDDNSEnabled")),
        };
    }

    private static string Require(XElement element, string attribute) =>
        element.Find(attribute) ?? throw new FormatException($"a host has no {attribute}");
}
