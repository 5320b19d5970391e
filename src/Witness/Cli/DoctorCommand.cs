using System.CommandLine;
using Witness.Cli.Json;
using Witness.Configuration;
using Witness.Doctor;

namespace Witness.Cli;

/// <summary><c>witness doctor</c>: looks at everything that the witness depends on, touches nothing, and names the remedy.</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var json = JsonOption.Create();
        var command = new Command(
            "doctor",
            "Look at everything the witness depends on, registrars included, and touch nothing."
        )
        {
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var path = ConfigurationOption.PathOf(parsed, terminal);
                var reading = ConfigurationFile.Read(path);
                var findings = reading.Configuration is { } configuration
                    ? await Consultation.ExamineAsync(
                        path,
                        configuration,
                        terminal,
                        terminal.IsInteractive && !parsed.GetValue(json),
                        cancellation
                    )
                    : reading.Errors.Select(Consultation.FindingOf).ToList();
                Write(terminal, findings, parsed.GetValue(json));
                return findings.Any(finding => finding.Level == FindingLevel.Fail) ? Exit.No : Exit.Well;
            }
        );
        return command;
    }

    private static void Write(Terminal terminal, IReadOnlyList<Finding> findings, bool json)
    {
        if (json)
        {
            JsonOption.Write(terminal, ShapeOf(findings), JsonShapes.Default.DoctorShape);
        }
        else
        {
            DoctorView.Write(terminal, findings);
        }
    }

    private static DoctorShape ShapeOf(IReadOnlyList<Finding> findings) =>
        new(
            findings.All(finding => finding.Level != FindingLevel.Fail),
            [
                .. findings.Select(finding => new FindingShape(
                    DoctorView.WordOf(finding.Level),
                    finding.Subject,
                    finding.Text,
                    finding.Remedy
                )),
            ]
        );
}
