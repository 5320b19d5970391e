using Witness.Configuration;
using Witness.Core;

namespace Witness.Doctor.Examinations;

/// <summary>Whether every zone can be read at its registrar, with the credentials that are configured.</summary>
internal sealed class RegistrarExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "registrars";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        if (patient.Fleet.Zones.Count == 0)
        {
            return
            [
                Finding.Warn("no zone is configured, so that nothing can ever be removed", "write one under zones"),
            ];
        }

        return
        [
            .. (await Task.WhenAll(patient.Fleet.Zones.Select(patient.ZoneAsync))).Select(zone => Judge(zone, patient)),
        ];
    }

    private static Finding Judge(ZoneSight sight, Patient patient)
    {
        var where = $"{sight.Settings.Name} at {sight.Settings.Registrar}";
        return sight switch
        {
            { Fault.InnerException: SecretException secret } when IsOutOfReach(secret, sight, patient) => Finding.Warn(
                $"{where} was not read, for its secret could not be",
                "run doctor as witness or root"
            ),
            { Fault: { } fault } => Finding.Fail($"{where} cannot be read", fault.Message),
            { Zone.IsWhole: false } => Finding.Warn(
                $"{where}: only the configured names could be read, in {Phrase.Of(sight.Took)}",
                "let the key transfer the zone (AXFR), so that nothing is overlooked"
            ),
            _ => Finding.Ok(
                $"{where}: {Phrase.Of(sight.Zone!.Records.Count, "record")}, read in {Phrase.Of(sight.Took)}"
            ),
        };
    }

    /// <summary>True where the secret may be well, and only this process cannot have it.</summary>
    private static bool IsOutOfReach(SecretException secret, ZoneSight sight, Patient patient) =>
        secret.InnerException is UnauthorizedAccessException
        || patient
            .Configuration.Registrars.Where(registrar => registrar.Name == sight.Settings.Registrar)
            .SelectMany(RegistrarSecrets.Of)
            .Any(one => one.Secret.Place is SecretPlace.Credential or SecretPlace.Environment);
}
