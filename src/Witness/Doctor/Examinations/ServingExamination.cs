using System.Net;
using System.Net.Sockets;
using Witness.Configuration;
using Witness.Core;
using Witness.Ledger;

namespace Witness.Doctor.Examinations;

/// <summary>Whether the status page is served, and to whom.</summary>
internal sealed class ServingExamination : IExamination
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public string Subject => "status page";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        if (patient.Configuration.Status is not { } options)
        {
            return [Finding.Ok("switched off")];
        }

        List<Finding> findings = [];
        if (!IPAddress.IsLoopback(options.Listen.Address))
        {
            findings.Add(
                Finding.Warn(
                    $"whoever reaches {options.Listen} can read it, and the metrics, without a password",
                    "listen on 127.0.0.1 and let a reverse proxy ask who it is, or let a firewall decide"
                )
            );
        }

        findings.Add(await ExamineAsync(options, patient, cancellation));
        return findings;
    }

    private static async Task<Finding> ExamineAsync(
        StatusOptions options,
        Patient patient,
        CancellationToken cancellation
    )
    {
        if (!IsRunning(patient.Ledger))
        {
            return Finding.Ok($"will be served at http://{options.Listen}/ once the daemon runs");
        }

        try
        {
            using var limit = new CancellationTokenSource(Patience, patient.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            using var visitor = new TcpClient(options.Listen.AddressFamily);
            await visitor.ConnectAsync(options.Listen, either.Token);
            return Finding.Ok($"served at http://{options.Listen}/");
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return Finding.Fail(
                $"nothing answers at {options.Listen}, though the daemon runs ({(error is SocketException ? error.Message : $"no answer within {Phrase.Of(Patience)}")})",
                "journalctl -u witness says why; the daemon tries again after each round"
            );
        }
    }

    /// <summary>Whoever may not look beside the ledger is told so by another line.</summary>
    private static bool IsRunning(LedgerSight ledger)
    {
        try
        {
            return DaemonLock.Holder(ledger.Path) is not null;
        }
        catch (LedgerException)
        {
            return false;
        }
    }
}
