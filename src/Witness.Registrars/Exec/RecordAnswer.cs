using System.Net;
using System.Net.Sockets;
using System.Text;
using Witness.Core.Dns;
using Witness.Registrars.MasterFiles;

namespace Witness.Registrars.Exec;

/// <summary>One of the records of an answer.</summary>
internal static class RecordAnswer
{
    private const int LongestType = 32;
    private static readonly DomainName Root = DomainName.Parse(".");

    /// <summary>Makes the record.</summary>
    /// <exception cref="FormatException">It is none of this zone; the message says why.</exception>
    public static DnsRecord Read(AnswerObject record, DomainName zone)
    {
        record.Expect("name", "type", "ttl", "data", "vendor");
        var read = new DnsRecord(Name(record, zone), Type(record), record.WholeNumber("ttl"), record.Text("data"))
        {
            Vendor = record.Fields("vendor"),
        };
        if (read.Type is "A" or "AAAA")
        {
            CheckAddress(record, read);
        }

        return read;
    }

    private static DomainName Name(AnswerObject record, DomainName zone)
    {
        var text = record.Text("name");
        if (!Ascii.IsValid(text))
        {
            throw new FormatException($"{record.At("name")} {Excerpt.Quote(text)} is not in ASCII: write A-labels");
        }

        var name = MasterName.Resolve(text, Root);
        return name.IsWithin(zone)
            ? name
            : throw new FormatException(
                $"{record.At("name")} {Excerpt.Quote(text)} is not in {zone}: names are absolute, such as \"www.{zone}\""
            );
    }

    /// <summary>Upper case, so that an "a" is not taken for something that is no address.</summary>
    private static string Type(AnswerObject record)
    {
        var text = record.Text("type");
        return text.Length <= LongestType && char.IsAsciiLetterUpper(text[0]) && text.All(IsOfType)
            ? text
            : throw new FormatException(
                $"{record.At("type")} {Excerpt.Quote(text)} is no type, such as \"AAAA\" or \"TYPE65280\""
            );
    }

    private static bool IsOfType(char character) =>
        char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character is '-' or '_';

    private static void CheckAddress(AnswerObject record, DnsRecord read)
    {
        if (read.Address is not { } address || !IsPlain(address, read.Data))
        {
            throw new FormatException(
                $"{record.At("data")} {Excerpt.Quote(read.Data)} is no {(read.Type == "A" ? "IPv4" : "IPv6")} address"
            );
        }

        if (read.Ttl is null)
        {
            throw new FormatException($"{record.At("ttl")} is null, and every address has a time to live");
        }
    }

    /// <summary>The parser also takes <c>203.29</c>, octal octets, brackets, ports and zone indices (RFC 4007).</summary>
    private static bool IsPlain(IPAddress address, string text) =>
        address.AddressFamily == AddressFamily.InterNetwork
            ? address.ToString() == text
            : text.All(character => char.IsAsciiHexDigit(character) || character is ':' or '.');
}
