using System.Net;
using Witness.Core.Dns;

namespace Witness.Registrars.Resolving;

/// <summary>An answer to a question.</summary>
/// <param name="Code">The response code (RFC 1035 §4.1.1).</param>
/// <param name="IsAuthoritative">True where the server says that it holds the zone.</param>
/// <param name="IsTruncated">True where it did not fit; there are no answers then.</param>
/// <param name="Answers">Records of the known types, whosever they are; others are left out.</param>
internal sealed record Response(
    ResponseCode Code,
    bool IsAuthoritative,
    bool IsTruncated,
    IReadOnlyList<DnsRecord> Answers
)
{
    private const int LongestChain = 16;

    /// <summary>True where the server knows whether there are such records: some, none, or not even the name.</summary>
    public bool IsKnown => Code is ResponseCode.NoError or ResponseCode.NoSuchName;

    /// <summary>The code as the tools of DNS spell it.</summary>
    public string CodeMnemonic =>
        Code switch
        {
            ResponseCode.NoError => "NOERROR",
            ResponseCode.FormatError => "FORMERR",
            ResponseCode.ServerFailure => "SERVFAIL",
            ResponseCode.NoSuchName => "NXDOMAIN",
            ResponseCode.NotImplemented => "NOTIMP",
            ResponseCode.Refused => "REFUSED",
            _ => $"code {(int)Code}",
        };

    /// <summary>The records of exactly the name and type that were asked for; what a CNAME leads to is not among them.</summary>
    public IEnumerable<DnsRecord> RecordsOf(Question question) =>
        Answers.Where(record => record.Name == question.Name && record.Type == question.Mnemonic);

    /// <summary>The addresses at the end of a chain of CNAMEs (RFC 1034 §3.6.2).</summary>
    public IReadOnlyList<IPAddress> AddressesOf(DomainName name)
    {
        for (var step = 0; step < LongestChain; step++)
        {
            var here = Answers.Where(record => record.Name == name).ToList();
            if (here.Find(record => record.Type == "CNAME") is not { } alias)
            {
                return [.. here.Select(record => record.Address).OfType<IPAddress>()];
            }

            name = DomainName.Parse(alias.Data);
        }

        return [];
    }
}
