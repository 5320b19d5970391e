namespace Witness.Doctor.Examinations;

/// <summary>Whether there is a ledger, who may open it, and whether this user may give orders.</summary>
internal sealed class LedgerExamination : IExamination
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <inheritdoc />
    public string Subject => "ledger";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([Examine(patient.Ledger)]);

    private static Finding Examine(LedgerSight ledger)
    {
        var path = ledger.Path;
        if (ledger.IsForbidden)
        {
            return Finding.Warn(
                $"{path} may not be read by this user",
                "join the group witness and log in again, or run doctor as witness or root"
            );
        }

        if (!ledger.Exists)
        {
            return Directory.Exists(Path.GetDirectoryName(path))
                ? Finding.Warn($"no ledger at {path} yet", "start the daemon, which makes it")
                : Finding.Fail(
                    $"the directory of the ledger {path} does not exist",
                    $"install -d -o witness -g witness -m 2770 '{Path.GetDirectoryName(path)}', or correct \"database\""
                );
        }

        if (ledger.Fault is { } fault)
        {
            return Finding.Fail("cannot be read", fault);
        }

        return (File.GetUnixFileMode(path) & Others) != UnixFileMode.None
                ? Finding.Fail(
                    $"{path} is open to every user of this machine, who could give orders or read it",
                    $"chmod 0660 '{path}'"
                )
            : !ledger.MayWrite
                ? Finding.Warn(
                    $"{path} may not be written by this user, who can give no order",
                    "join the group witness and log in again"
                )
            : Finding.Ok($"{path}, and this user may give orders");
    }
}
