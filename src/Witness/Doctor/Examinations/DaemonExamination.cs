using Witness.Doctor.Permissions;
using Witness.Ledger;

namespace Witness.Doctor.Examinations;

/// <summary>Whether the daemon runs.</summary>
internal sealed class DaemonExamination : IExamination
{
    private const string Start = "systemctl start witness, or witness run";

    /// <inheritdoc />
    public string Subject => "daemon";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([Examine(patient.Ledger, patient.Access.User)]);

    private static Finding Examine(LedgerSight ledger, ServiceUser user)
    {
        try
        {
            return DaemonLock.Holder(ledger.Path) is { } pid ? Finding.Ok(pid == 0 ? "starts" : $"runs, pid {pid}")
                : ledger.IsForbidden ? Unknown("this user may not look beside the ledger", user)
                // One that never ran is not missed yet: doctor comes before the first start as well.
                : ledger.Exists ? Finding.Fail("does not run: nobody watches the nodes", Start)
                : Finding.Warn("does not run, and never has", Start);
        }
        catch (LedgerException error)
        {
            return Unknown(error.Message, user);
        }
    }

    private static Finding Unknown(string why, ServiceUser user) =>
        Finding.Warn($"it is not known whether it runs ({why})", $"run doctor as {user.OrRoot}");
}
