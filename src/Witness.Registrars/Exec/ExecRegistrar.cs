using Witness.Core.Dns;

namespace Witness.Registrars.Exec;

/// <summary>
/// Whatever provider a program of the operator's speaks to: each call runs it once, with a request on its standard input and
/// an answer on its standard output, both JSON. An answer is believed only whole, and only where every value makes sense.
/// </summary>
/// <param name="name">The name in the configuration.</param>
/// <param name="settings">The program.</param>
/// <param name="time">Measures its time limit.</param>
public sealed class ExecRegistrar(string name, ExecSettings settings, TimeProvider time) : IRegistrar
{
    private readonly ExecProgram _program = new(settings, time);

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation)
    {
        try
        {
            return await _program.AskAsync(
                zone,
                ExecRequest.Read(zone),
                answer => ReadAnswer.Read(answer, zone),
                cancellation
            );
        }
        catch (StaleZoneException error)
        {
            // The program's word for a zone that changed under its hands. Nothing was planned on this reading yet.
            throw new RegistrarException(RegistrarFault.Unclear, error.Message, error);
        }
    }

    /// <inheritdoc />
    public async Task ApplyAsync(ZoneChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        RecordSetRules.Check(change);
        var needed = change.IsRehearsal ? change : RecordSetRules.WithoutPresent(change);
        if (needed.IsEmpty && !needed.IsRehearsal)
        {
            return;
        }

        await _program.AskAsync(change.Before.Name, ExecRequest.Apply(needed), AppliedAnswer.Read, cancellation);
    }
}
