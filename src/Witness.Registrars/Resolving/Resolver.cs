using System.Net;
using Witness.Core.Dns;

namespace Witness.Registrars.Resolving;

/// <summary>Looks names up by way of the machine's resolvers, one after the other until one knows.</summary>
/// <param name="client">Asks.</param>
/// <param name="resolvers">Whom, read anew for each lookup: they change with the network.</param>
internal sealed class Resolver(DnsClient client, Func<IReadOnlyList<IPEndPoint>> resolvers)
{
    /// <summary>The names of a zone's name servers: the NS records at its apex.</summary>
    /// <exception cref="ResolvingException">No resolver knows, or there are none.</exception>
    public async Task<IReadOnlyList<DomainName>> NameServersOfAsync(DomainName zone, CancellationToken cancellation)
    {
        var question = new Question(zone, RecordType.Ns);
        var response = await AskAsync(question, cancellation);
        var names = response.RecordsOf(question).Select(record => DomainName.Parse(record.Data)).Distinct().ToList();
        return names.Count > 0
            ? names
            : throw new ResolvingException(
                $"this machine's resolver finds no NS of {zone}: name its servers in \"nameservers\" of the zone"
            );
    }

    /// <summary>The addresses of a name, of both families.</summary>
    /// <exception cref="ResolvingException">No resolver knows, or there are none.</exception>
    public async Task<IReadOnlyList<IPAddress>> AddressesOfAsync(DomainName name, CancellationToken cancellation)
    {
        var responses = await Task.WhenAll(
            AskAsync(new Question(name, RecordType.A), cancellation),
            AskAsync(new Question(name, RecordType.Aaaa), cancellation)
        );
        var addresses = responses.SelectMany(response => response.AddressesOf(name)).Distinct().ToList();
        return addresses.Count > 0
            ? addresses
            : throw new ResolvingException($"this machine's resolver finds no address of {name}");
    }

    private async Task<Response> AskAsync(Question question, CancellationToken cancellation)
    {
        List<string> faults = [];
        foreach (var resolver in resolvers())
        {
            try
            {
                var response = await client.AskAsync(resolver, question, recursion: true, cancellation);
                if (response.IsKnown)
                {
                    return response;
                }

                faults.Add($"{resolver}: {response.CodeMnemonic}");
            }
            catch (ResolvingException error)
            {
                faults.Add($"{resolver}: {error.Message}");
            }
        }

        throw new ResolvingException($"this machine's resolver does not find {question}: {string.Join("; ", faults)}");
    }
}
