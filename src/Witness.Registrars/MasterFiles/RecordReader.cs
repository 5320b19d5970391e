using Witness.Core.Dns;

namespace Witness.Registrars.MasterFiles;

/// <summary>Reads the entry of one record: <c>[owner] [TTL] [class] type data</c>, TTL and class in any order.</summary>
internal static class RecordReader
{
    private const int SoaFields = 7;

    /// <summary>Reads the record of an entry and remembers its owner and its time to live.</summary>
    /// <exception cref="FormatException">It is no record of class IN; the message says why.</exception>
    public static MasterRecord Read(MasterPlace place, Entry entry, OwnerMemory owners, TtlMemory ttls)
    {
        var (name, ownerText) = entry.StartsBlank ? owners.Previous : owners.Next(entry.Tokens[0].Text);
        var at = entry.StartsBlank ? 0 : 1;
        var written = ReadTtlAndClass(entry.Tokens, ref at);
        var type = TypeAt(entry.Tokens, at);
        var data = entry.Tokens.Skip(at + 1).ToList();
        if (data.Count < (type == "SOA" ? SoaFields : 1))
        {
            throw new FormatException($"the {type} record of {name} has too little data");
        }

        var (ttl, ttlOrigin) = ttls.Next(written, type == "SOA" ? MinimumOf(data) : null);
        var record = new DnsRecord(name, type, ttl, RecordData.Text(type, data, owners.Origin));
        if (type is "A" or "AAAA" && record.Address is null)
        {
            throw new FormatException($"'{record.Data}' is no address of an {type} record");
        }

        return new MasterRecord(record, entry, place, ownerText, entry.StartsBlank, ttlOrigin, data);
    }

    private static int? ReadTtlAndClass(IReadOnlyList<Token> tokens, ref int at)
    {
        int? ttl = null;
        var hasClass = false;
        for (; at < tokens.Count; at++)
        {
            var text = tokens[at].Text;
            if (ttl is null && MasterTtl.TryParse(text, out var seconds))
            {
                ttl = seconds;
            }
            else if (!hasClass && text.ToUpperInvariant() is "IN" or "CH" or "HS" or "CS")
            {
                hasClass = text.Equals("IN", StringComparison.OrdinalIgnoreCase)
                    ? true
                    : throw new FormatException($"class {text} is not the Internet's");
            }
            else
            {
                break;
            }
        }

        return ttl;
    }

    private static string TypeAt(IReadOnlyList<Token> tokens, int at)
    {
        var type = at < tokens.Count ? tokens[at].Text.ToUpperInvariant() : "";
        return type.Length > 0 && type.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
            ? type
            : throw new FormatException(type.Length == 0 ? "a record without a type" : $"'{type}' is no record type");
    }

    private static int? MinimumOf(List<Token> soa) => MasterTtl.TryParse(soa[6].Text, out var ttl) ? ttl : null;
}
