using Witness.Configuration;
using Witness.Core.Stonith;
using Witness.Doctor.Permissions;

namespace Witness.Doctor.Examinations;

/// <summary>
/// Whether the service may replace the zone files: it makes a new one beside the old one, and gives it to the old one's owner,
/// which only that owner can (chown(2)). What the unit's sandbox lets it write to is not seen.
/// </summary>
internal sealed class ZoneFileExamination : IExamination
{
    private const UnixFileMode WriteAndEnter = UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <inheritdoc />
    public string Subject => "zone files";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([
            .. patient
                .Configuration.Zones.Where(zone => IsOfFiles(zone, patient.Configuration))
                .Select(zone => Examine(zone.File!, patient))
                .OfType<Finding>(),
        ]);

    private static bool IsOfFiles(ZoneOptions zone, WitnessConfiguration configuration) =>
        zone.File is not null
        && configuration.Registrars.Any(registrar => registrar is ZoneFileOptions && registrar.Name == zone.Registrar);

    /// <summary>A file that is not there is told by the look at its zone.</summary>
    private static Finding? Examine(string named, Patient patient)
    {
        var link = FilePermissions.Of(named) is null
            ? null
            : new FileInfo(named).ResolveLinkTarget(returnFinalTarget: true);
        // A link stays one, and what it leads to is replaced.
        var path = link?.FullName ?? named;
        if (
            FilePermissions.Of(path) is not { } file
            || FilePermissions.Of(Path.GetDirectoryName(path)!) is not { } place
        )
        {
            return null;
        }

        var (access, user) = (patient.Access, patient.Access.User);
        if (user.IsRoot || (file.Owner.User == user.Id && place.Allow(user, WriteAndEnter)))
        {
            return Finding.Ok($"{path} may be replaced by {user.Name}");
        }

        var text =
            $"{path} ({access.Told(file)}) in its directory ({access.Told(place)}) cannot be replaced by {user.Name}, whom the service runs as";
        var remedy =
            $"put it into a directory of its own and give both to {user.Name} (chown); the name server reads them by their group";
        return patient.Configuration.Mode == Mode.Act ? Finding.Fail(text, remedy) : Finding.Warn(text, remedy);
    }
}
