using System.Net.Sockets;
using Witness.Checks.Connection;
using Witness.Checks.Ping;
using Witness.Core.Checks;

namespace Witness.Doctor.Examinations;

/// <summary>Whether nodes can be pinged from here.</summary>
internal sealed class PingExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "ping";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([
            .. patient
                .Fleet.Nodes.SelectMany(node => node.Checks)
                .Where(check => check.Kind == "ping")
                .GroupBy(check => check.Address.AddressFamily)
                .Select(family => Judge(family.Key, patient.Checks.Icmp.Availability(family.Key), patient)),
        ]);

    private static Finding Judge(AddressFamily family, IcmpAvailability icmp, Patient patient) =>
        icmp.IsAvailable ? Finding.Ok(icmp.Detail)
        : Daemon(family, patient) is { } daemon
            ? Finding.Ok($"the daemon pings over {AddressFamilies.NameOf(family)}: {daemon}")
        : patient.IsRoot
            ? Finding.Fail(
                $"no ping over {AddressFamilies.NameOf(family)}: {icmp.Detail}",
                "until that is mended pings are unknown, which is neither strike nor pass; \"ping\": false switches them off"
            )
        : Finding.Warn(
            $"this user may send no ping over {AddressFamilies.NameOf(family)} ({icmp.Detail})",
            $"the daemon may be allowed to; ask as the service does: {patient.ServiceCommand}"
        );

    /// <summary>What its pings came to lately: it may have the permission that this user lacks.</summary>
    private static string? Daemon(AddressFamily family, Patient patient)
    {
        var answers = patient
            .Ledger.Answers.SelectMany(node => node.Results)
            .Where(result => result.Check == "ping" && result.Address.AddressFamily == family)
            .ToList();
        var asked = answers.Count(result => result.Outcome != CheckOutcome.Unknown);
        return asked > 0 ? $"{asked} of {answers.Count} were asked in its last round" : null;
    }
}
