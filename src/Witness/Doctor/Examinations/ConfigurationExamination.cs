using Witness.Configuration;
using Witness.Core;

namespace Witness.Doctor.Examinations;

/// <summary>Who may read and write the configuration. What stands in it was found good before any examination.</summary>
internal sealed class ConfigurationExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "configuration";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([Examine(patient)]);

    private static Finding Examine(Patient patient)
    {
        var configuration = patient.Configuration;
        var mode = File.GetUnixFileMode(patient.Path);
        if (mode.HasFlag(UnixFileMode.OtherWrite))
        {
            return Finding.Fail(
                $"{patient.Path} may be written by every user of this machine",
                $"chmod o-w '{patient.Path}'"
            );
        }

        var holdsSecret = configuration
            .Registrars.SelectMany(RegistrarSecrets.Of)
            .Any(one => one.Secret.Place == SecretPlace.Configuration);
        return holdsSecret && mode.HasFlag(UnixFileMode.OtherRead)
            ? Finding.Fail(
                $"{patient.Path} holds a secret, and may be read by every user of this machine",
                $"chmod o-r '{patient.Path}', or put the secret into a file of its own"
            )
            : Finding.Ok(
                $"{patient.Path}: {Phrase.Of(configuration.Nodes.Count, "node")}, {Phrase.Of(configuration.Zones.Count, "zone")}, mode {configuration.Mode.ToString().ToLowerInvariant()}"
            );
    }
}
