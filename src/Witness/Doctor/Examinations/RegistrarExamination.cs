using Witness.Configuration;
using Witness.Core;
using Witness.Core.Dns;
using Witness.Registrars.Route53;
using Witness.Status;

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

        return [.. (await patient.ZonesAsync()).Select(zone => Judge(zone, patient))];
    }

    private static Finding Judge(ZoneSight sight, Patient patient)
    {
        var where = $"{sight.Settings.Name} at {sight.Settings.Registrar}";
        return sight switch
        {
            { Fault: { } fault } => JudgeFault(where, fault, sight, patient),
            { Zone.Unfinished: { } unfinished } => Finding.Fail(
                $"{where}: {unfinished}, and answers what was before",
                "the daemon does that with its next look or change, or you by hand; journalctl -u witness says why it failed"
            ),
            { Zone.IsWhole: false } => Finding.Warn(
                $"{where}: only the configured names could be read, in {Phrase.Of(sight.Took)}",
                "let the key transfer the zone (AXFR), so that nothing is overlooked"
            ),
            _ when AsksAwsAsAnotherUser(sight, patient) => Finding.Warn(
                $"{where} was read with this user's AWS credentials, which need not be those of {patient.Access.User.Name}, whom the service runs as",
                $"look as the service does: {patient.ServiceCommand}"
            ),
            _ => Finding.Ok(
                $"{where}: {Phrase.Of(sight.Zone!.Records.Count, "record")}, read in {Phrase.Of(sight.Took)}"
            ),
        };
    }

    private static Finding JudgeFault(string where, RegistrarException fault, ZoneSight sight, Patient patient) =>
        fault switch
        {
            { Fault: RegistrarFault.PutOff or RegistrarFault.Busy } => NotLookedAt(where, fault, sight, patient),
            { InnerException: SecretException { InnerException: UnauthorizedAccessException } }
                when patient.Access.User is { IsThisProcess: false } or { IsRoot: true } => Finding.Warn(
                $"{where} was not read, for its secret could not be",
                $"run doctor as {patient.Access.User.OrRoot}"
            ),
            { InnerException: SecretException } when MayBeTheUnits(sight, patient) => Finding.Warn(
                $"{where} was not read, for its secret is not in this shell, and the unit's environment cannot be seen from here",
                "look as the service does, by the command that stands with the secret"
            ),
            { InnerException: MissingKeysException missing } => Finding.Warn(
                $"{where} was not read: this shell has no AWS credentials ({missing.Message}), and the unit's environment cannot be seen from here",
                $"look as the service does: {patient.ServiceCommand}"
            ),
            { Fault: RegistrarFault.Configuration } when AsksAwsAsAnotherUser(sight, patient) => Finding.Warn(
                $"{where} cannot be read with this user's AWS credentials ({fault.Message}), which need not be those of {patient.Access.User.Name}, whom the service runs as",
                $"look as the service does: {patient.ServiceCommand}"
            ),
            { Fault: RegistrarFault.Configuration } => Finding.Fail($"{where} cannot be read", fault.Message),
            _ => Finding.Fail(
                $"{where} cannot be read: {fault.Message.TrimEnd('.')}",
                "see whether it is well and can be reached from this machine, and run doctor again"
            ),
        };

    /// <summary>Calls are short, which is nobody's fault; what is said of the zone elsewhere is the daemon's last reading.</summary>
    private static Finding NotLookedAt(string where, RegistrarException fault, ZoneSight sight, Patient patient) =>
        sight.ReadByDaemonAt is { } at
            ? Finding.Warn(
                $"{where} was not looked at ({fault.Message}); the daemon read it {Ago.Of(patient.Now - at)}, and that is what the other lines tell",
                "run doctor again in some minutes: what has not been read for longest comes first"
            )
            : Finding.Warn(
                $"{where} was not looked at ({fault.Message}), and the daemon has not read it yet",
                "start the daemon, which reads every zone within minutes and changes nothing in observe, or run doctor again in some minutes"
            );

    /// <summary>True where a secret of the zone's registrar may be well, and only this process cannot have it.</summary>
    private static bool MayBeTheUnits(ZoneSight sight, Patient patient) =>
        RegistrarSecrets
            .Of(OptionsOf(sight, patient))
            .Any(one =>
                one.Secret.Place is SecretPlace.Credential or SecretPlace.Environment && !CanBeRead(one.Secret, patient)
            );

    private static bool CanBeRead(Secret secret, Patient patient)
    {
        try
        {
            secret.Read(patient.Environment);
            return true;
        }
        catch (SecretException)
        {
            return false;
        }
    }

    /// <summary>True where AWS's own chain is asked, which finds for each user and environment what is theirs.</summary>
    private static bool AsksAwsAsAnotherUser(ZoneSight sight, Patient patient) =>
        !patient.Access.User.IsThisProcess && OptionsOf(sight, patient) is Route53Options { AccessKeyId: null };

    private static RegistrarOptions OptionsOf(ZoneSight sight, Patient patient) =>
        patient.Configuration.Registrars.Single(registrar => registrar.Name == sight.Settings.Registrar);
}
