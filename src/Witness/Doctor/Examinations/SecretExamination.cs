using Witness.Configuration;
using Witness.Doctor.Permissions;

namespace Witness.Doctor.Examinations;

/// <summary>Whether the secrets of registrars, channels and the heartbeat are there, closed to others, and open to the service.</summary>
internal sealed class SecretExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "secrets";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([
            .. patient.Configuration.Registrars.SelectMany(
                RegistrarSecrets.Of,
                (registrar, one) => Examine($"{registrar.Name}.{one.Key}", one.Secret, patient)
            ),
            .. TellingSecrets.Of(patient.Configuration).Select(one => Examine(one.Path, one.Secret, patient)),
        ]);

    private static Finding Examine(string key, Secret secret, Patient patient) =>
        (secret.FilePath is { } path ? ObjectionTo($"{key} ({secret})", path, patient.Access) : null)
        ?? Read(key, secret, patient);

    private static Finding? ObjectionTo(string what, string path, ServiceAccess access) =>
        FilePermissions.Of(path) is { IsOpenToOthers: true } open
            ? Finding.Fail(
                $"{what} is open to every user of this machine ({access.Told(open)}), and not taken",
                access.Closing(path)
            )
            : access.WhyNotRead(what, path);

    private static Finding Read(string key, Secret secret, Patient patient)
    {
        try
        {
            secret.Read(patient.Environment);
            return Finding.Ok(
                secret.Place == SecretPlace.Configuration
                    ? $"{key} stands in the configuration"
                    : $"{key} is in {secret}"
            );
        }
        catch (SecretException error)
            when (error.InnerException is UnauthorizedAccessException && secret.FilePath is not null)
        {
            return patient.Access.Refused($"{key} ({secret})", secret.FilePath);
        }
        catch (SecretException error) when (secret.Place is SecretPlace.Credential or SecretPlace.Environment)
        {
            return Finding.Warn(
                $"{key} is not in this shell, and the unit's environment cannot be seen from here ({error.Message})",
                $"look as the service does: {patient.ServiceCommand}"
            );
        }
        catch (SecretException error)
        {
            return Finding.Fail($"{key} cannot be had", error.Message);
        }
    }
}
