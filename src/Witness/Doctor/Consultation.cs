using Spectre.Console;
using Witness.Cli;
using Witness.Configuration;
using Witness.Core;
using Witness.Doctor.Permissions;
using Witness.Hosting;
using Witness.Registrars.Resolving;

namespace Witness.Doctor;

/// <summary>Brings this machine's witness to doctor.</summary>
internal static class Consultation
{
    /// <summary>An error of the configuration, which ends the examination before it has begun.</summary>
    public static Finding FindingOf(ConfigurationError error) =>
        Finding.Fail(error.ToString(), "correct the file; witness validate reads it alone") with
        {
            Subject = "configuration",
        };

    /// <summary>Examines everything.</summary>
    /// <param name="path">The configuration's file.</param>
    /// <param name="configuration">What stands in it.</param>
    /// <param name="terminal">The clock, the environment, and who waits.</param>
    /// <param name="showProgress">True where somebody waits before a terminal.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(
        string path,
        WitnessConfiguration configuration,
        Terminal terminal,
        bool showProgress,
        CancellationToken cancellation
    )
    {
        var accounts = Accounts.OfThisMachine();
        using var patient = new Patient(
            path,
            configuration,
            await LedgerSight.ReadAsync(configuration.DatabasePath, cancellation),
            RegistrarFactory.Build(configuration, terminal.Time),
            terminal.Time,
            cancellation
        )
        {
            NameServers = new AuthoritativeServers(FleetBuilder.NameServersOf(configuration), terminal.Time),
            Environment = terminal.Environment,
            Access = new ServiceAccess(ServiceUser.Of(configuration.DatabasePath, accounts), accounts),
            IsRoot = Environment.IsPrivilegedProcess,
        };
        return showProgress
            ? await terminal
                .Console.Status()
                .StartAsync(
                    $"examining {Phrase.Of(configuration.Nodes.Count, "node")} and {Phrase.Of(configuration.Zones.Count, "zone")}",
                    _ => Diagnosis.MakeAsync(patient, AllExaminations.List, cancellation)
                )
            : await Diagnosis.MakeAsync(patient, AllExaminations.List, cancellation);
    }
}
