using System.Text;
using System.Xml.Linq;
using Witness.Core.Dns;
using Witness.Registrars.Calls;

namespace Witness.Registrars.Route53;

/// <summary>
/// The four calls of the API (version 2013-04-01) that a registrar needs. AWS's own client has the same four, and could take
/// the place of this one and of all that only this one uses.
/// </summary>
internal sealed class Route53Client : IDisposable
{
    private const string Version = "/2013-04-01";
    private readonly AnswerJudge _judge;
    private readonly Route53Transport _transport;

    public Route53Client(Route53Settings settings, TimeProvider time)
    {
        _judge = new AnswerJudge(settings.Endpoint, time);
        _transport = new Route53Transport(settings, _judge, time);
    }

    /// <summary>ListHostedZonesByName: zones in order, from a name on, which is where the list begins, and no filter.</summary>
    public Task<HostedZonePage> ListHostedZonesAsync(
        HostedZonePageStart from,
        CallUrgency urgency,
        CancellationToken cancellation
    ) =>
        GetAsync(
            "hostedzonesbyname",
            [("dnsname", OwnerName.Encode(from.Name)), ("hostedzoneid", from.Id), ("maxitems", "100")],
            "ListHostedZonesByNameResponse",
            Route53Xml.HostedZones,
            urgency,
            cancellation
        );

    /// <summary>ListResourceRecordSets: the sets of a zone in order, from one on; from its first where that is null.</summary>
    public Task<RecordSetPage> ListRecordSetsAsync(
        string zoneId,
        RecordSetPageStart? from,
        CallUrgency urgency,
        CancellationToken cancellation
    ) =>
        GetAsync(
            $"hostedzone/{zoneId}/rrset",
            [("identifier", from?.Identifier), ("maxitems", "300"), ("name", from?.Name), ("type", from?.Type)],
            "ListResourceRecordSetsResponse",
            Route53Xml.RecordSets,
            urgency,
            cancellation
        );

    /// <summary>ChangeResourceRecordSets: all edits of a batch, in order, or none.</summary>
    /// <exception cref="StaleZoneException">A set is not what an edit says it is; nothing was changed.</exception>
    public async Task<ChangeInfo> ChangeAsync(
        string zoneId,
        IEnumerable<RecordSetEdit> batch,
        CancellationToken cancellation
    )
    {
        var body = Encoding.UTF8.GetBytes(Route53Xml.Batch(batch).ToString(SaveOptions.DisableFormatting));
        var answer = await _transport.SendAsync(
            $"{Version}/hostedzone/{zoneId}/rrset/",
            body,
            CallUrgency.Change,
            cancellation
        );
        return Read(answer, "ChangeResourceRecordSetsResponse", Route53Xml.Change);
    }

    /// <summary>GetChange: how far a batch has come.</summary>
    public Task<ChangeInfo> GetChangeAsync(string changeId, CancellationToken cancellation) =>
        GetAsync($"change/{changeId}", [], "GetChangeResponse", Route53Xml.Change, CallUrgency.Look, cancellation);

    /// <inheritdoc />
    public void Dispose() => _transport.Dispose();

    /// <param name="path">Below the version.</param>
    /// <param name="query">Sorted by name; what is null is left out.</param>
    /// <param name="name">The root of the answer.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="urgency">Which part of the budget it may use.</param>
    /// <param name="cancellation">Ends the call.</param>
    private async Task<T> GetAsync<T>(
        string path,
        (string Name, string? Value)[] query,
        string name,
        Func<XElement, T> read,
        CallUrgency urgency,
        CancellationToken cancellation
    )
    {
        var given = query.Where(one => one.Value is not null);
        var text = string.Join('&', given.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
        var target = $"{Version}/{path}{(text.Length == 0 ? "" : "?")}{text}";
        return Read(await _transport.SendAsync(target, body: null, urgency, cancellation), name, read);
    }

    private T Read<T>(Route53Answer answer, string name, Func<XElement, T> read)
    {
        var root = _judge.Expect(answer, name);
        try
        {
            return read(root);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw _judge.Unclear(error.Message, error);
        }
    }
}
