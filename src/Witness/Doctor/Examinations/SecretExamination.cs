using Witness.Configuration;

namespace Witness.Doctor.Examinations;

/// <summary>Whether the registrars' secrets are there, and closed to others.</summary>
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
        ]);

    private static Finding Examine(string key, Secret secret, Patient patient)
    {
        try
        {
            secret.Read(patient.Environment);
            return Finding.Ok($"{key} is in {secret}");
        }
        catch (SecretException error) when (error.InnerException is UnauthorizedAccessException)
        {
            return Finding.Warn($"{key} ({secret}) may not be read by this user", "run doctor as witness or root");
        }
        catch (SecretException error) when (secret.Place is SecretPlace.Credential or SecretPlace.Environment)
        {
            return Finding.Warn(
                $"{key} could not be looked at, for the daemon's unit alone may have it",
                error.Message
            );
        }
        catch (SecretException error)
        {
            return Finding.Fail($"{key} cannot be had", error.Message);
        }
    }
}
