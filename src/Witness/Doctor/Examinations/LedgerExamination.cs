using Witness.Doctor.Permissions;

namespace Witness.Doctor.Examinations;

/// <summary>Whether there is a ledger, who may open it, and whether this user may give orders.</summary>
internal sealed class LedgerExamination : IExamination
{
    /// <summary>What systemd makes at the service's first start (StateDirectory=).</summary>
    private const string StateDirectory = "/var/lib/witness";

    private const UnixFileMode ReadAndWrite = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <inheritdoc />
    public string Subject => "ledger";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([
            patient.Ledger.Exists || patient.Ledger.IsForbidden
                ? Examine(patient.Ledger, patient.Access)
                : Missing(patient.Ledger.Path, patient.Access.User),
        ]);

    /// <summary>Nobody is to join the group of root.</summary>
    private static string Joining(ServiceUser user, string otherwise) =>
        user.Group == 0 ? otherwise : $"join the group {user.GroupName} and log in again, or {otherwise}";

    private static Finding Missing(string path, ServiceUser user)
    {
        var directory = Path.GetDirectoryName(path);
        return Directory.Exists(directory) || directory == StateDirectory
            ? Finding.Warn($"no ledger at {path} yet", "start the daemon, which makes it")
            : Finding.Fail(
                $"the directory of the ledger {path} does not exist",
                $"install -d -o {user.Name} -g {user.GroupName} -m 2770 '{directory}', or correct \"database\""
            );
    }

    private static Finding Examine(LedgerSight ledger, ServiceAccess access)
    {
        var (path, user) = (ledger.Path, access.User);
        if (ledger.IsForbidden)
        {
            return Finding.Warn($"{path} may not be read by this user", Joining(user, $"run doctor as {user.OrRoot}"));
        }

        if (ledger.Fault is { } fault)
        {
            return Finding.Fail("cannot be read", fault);
        }

        var permissions = FilePermissions.Of(path);
        var mends = $"chown {user.Name}:{user.GroupName} '{path}' && chmod 0660 '{path}'";
        return permissions is { IsOpenToOthers: true } open
                ? Finding.Fail(
                    $"{path} is open to every user of this machine, who could give orders or read it",
                    open.Owner.User == user.Id ? $"chmod 0660 '{path}'" : mends
                )
            : permissions?.Allow(user, ReadAndWrite) == false
                ? Finding.Fail(
                    $"{path} ({access.Told(permissions.Value)}) may not be written by {user.Name}, whom the service runs as",
                    mends
                )
            : !ledger.MayWrite
                ? Finding.Warn(
                    $"{path} may not be written by this user, who can give no order",
                    Joining(user, $"give orders as {user.OrRoot}")
                )
            : Finding.Ok($"{path}, and this user may give orders");
    }
}
