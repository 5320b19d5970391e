using System.Globalization;
using Witness.Core.Dns;
using Witness.Core.Publications;

namespace Witness.Registrars.Resolving;

/// <summary>Asks one name server what it holds of a zone.</summary>
/// <param name="client">Asks.</param>
/// <param name="server">Whom.</param>
internal sealed class AuthoritativeServer(DnsClient client, NameServer server)
{
    /// <summary>Asks for the zone's SOA, then for each set, and stops at the first fault.</summary>
    public async Task<ServerSight> AskAsync(
        DomainName zone,
        IEnumerable<RecordSetName> sets,
        CancellationToken cancellation
    )
    {
        try
        {
            var serial = await SerialAsync(zone, cancellation);
            List<DnsRecord> records = [];
            foreach (var set in sets)
            {
                var question = new Question(set.Name, Enum.Parse<RecordType>(set.Type, ignoreCase: true));
                records.AddRange((await AskAsync(question, cancellation)).RecordsOf(question));
            }

            return new ServerSight(server.ToString(), records) { Serial = serial };
        }
        catch (ResolvingException error)
        {
            return ServerSight.Without(server.ToString(), error.Message);
        }
    }

    private async Task<uint> SerialAsync(DomainName zone, CancellationToken cancellation)
    {
        var question = new Question(zone, RecordType.Soa);
        var soa = (await AskAsync(question, cancellation)).RecordsOf(question).FirstOrDefault();
        return soa is null
            ? throw new ResolvingException($"answers without a SOA of {zone}, so that it does not serve the zone")
            : uint.Parse(soa.Data.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    private async Task<Response> AskAsync(Question question, CancellationToken cancellation)
    {
        var response = await client.AskAsync(server.Address, question, recursion: false, cancellation);
        return !response.IsKnown ? throw new ResolvingException($"answers {response.CodeMnemonic} to {question}")
            : !response.IsAuthoritative
                ? throw new ResolvingException(
                    $"answers {question} without authority, so that it does not serve the zone"
                )
            : response;
    }
}
