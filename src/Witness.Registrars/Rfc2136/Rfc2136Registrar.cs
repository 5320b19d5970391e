using Witness.Core.Dns;
using Witness.Registrars.MasterFiles;

namespace Witness.Registrars.Rfc2136;

/// <summary>
/// A name server that is read by zone transfer (RFC 5936) and written by dynamic update (RFC 2136), both signed (RFC 8945):
/// BIND, Knot, PowerDNS and others.
/// </summary>
/// <param name="name">The name in the configuration.</param>
/// <param name="settings">The server and its key.</param>
/// <param name="time">Measures time limits.</param>
public sealed class Rfc2136Registrar(string name, Rfc2136Settings settings, TimeProvider time) : IRegistrar
{
    private readonly BindTools _tools = new(settings, time);

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation)
    {
        var reading = new ZoneAnswer(zone, settings.Server);
        var transfer = await AskAsync([(MasterName.Absolute(zone), "AXFR")], cancellation);
        if (!ZoneAnswer.IsRefused(transfer))
        {
            return reading.OfTransfer(transfer);
        }

        if (!settings.Names.TryGetValue(zone, out var names) || names.Count == 0)
        {
            throw reading.Failed(transfer.Statuses[0]);
        }

        return reading.OfNames(await AskAsync(reading.Questions(names), cancellation), names);
    }

    /// <inheritdoc />
    public async Task ApplyAsync(ZoneChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.IsEmpty && !change.IsRehearsal)
        {
            return;
        }

        RecordSetRules.Check(change);
        var result = await _tools.UpdateAsync(UpdateMessage.Of(change), cancellation);
        UpdateOutcome.Judge(result, change.Before.Name, settings.Server);
    }

    private async Task<DigAnswer> AskAsync(
        IReadOnlyList<(string Name, string Type)> questions,
        CancellationToken cancellation
    )
    {
        var result = await _tools.DigAsync(questions, cancellation);
        try
        {
            return DigAnswer.Of(result);
        }
        catch (FormatException error)
        {
            throw new RegistrarException(
                RegistrarFault.Unclear,
                $"an answer of {settings.Server} that nobody can read: {error.Message}",
                error
            );
        }
    }
}
