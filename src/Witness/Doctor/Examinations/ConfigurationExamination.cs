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
        var (path, configuration) = (patient.Path, patient.Configuration);
        var mode = File.GetUnixFileMode(path);
        if (mode.HasFlag(UnixFileMode.OtherWrite))
        {
            return Finding.Fail($"{path} may be written by every user of this machine", $"chmod o-w '{path}'");
        }

        var held = HeldIn(configuration).ToList();
        if (held.Count > 0 && mode.HasFlag(UnixFileMode.OtherRead))
        {
            return Finding.Fail(
                $"{path} holds a secret, and may be read by every user of this machine ({Phrase.List(held)})",
                $"{patient.Access.Closing(path)}, or put the secret into a file of its own"
            );
        }

        return patient.Access.WhyNotRead(path, path)
            ?? Finding.Ok(
                $"{path}: {Phrase.Of(configuration.Nodes.Count, "node")}, {Phrase.Of(configuration.Zones.Count, "zone")}, mode {Phrase.Of(configuration.Mode)}"
            );
    }

    /// <summary>The keys whose secrets stand in the configuration itself; whoever has a channel's URL can write there.</summary>
    private static IEnumerable<string> HeldIn(WitnessConfiguration configuration) =>
        configuration
            .Registrars.SelectMany(
                RegistrarSecrets.Of,
                (registrar, one) => (Path: $"registrars.{registrar.Name}.{one.Key}", one.Secret)
            )
            .Concat(TellingSecrets.Of(configuration))
            .Where(one => one.Secret.Place == SecretPlace.Configuration)
            .Select(one => one.Path);
}
