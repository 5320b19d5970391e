using Spectre.Console;
using Witness.Core.Checks;
using Witness.Core.Strikes;
using Witness.Status;

namespace Witness.Cli;

/// <summary>The status for people: a line of the witness, a row a node, and below them what needs a sentence.</summary>
/// <param name="status">What is known.</param>
/// <param name="now">The present.</param>
internal sealed class StatusView(StatusReading status, DateTimeOffset now)
{
    private readonly StatusWords _words = new(status, now);

    private LedgerView View => status.View;

    /// <summary>Prints it.</summary>
    public void WriteTo(Terminal terminal)
    {
        terminal.Say(_words.Heading());
        if (_words.Freeze is { } freeze)
        {
            terminal.Say(freeze, colour: Color.Yellow);
        }

        var sheet = new Sheet("NODE", "ROTATION", "STRIKES", "CLEAN", "LAST ANSWERS", "PUBLISHED");
        foreach (var standing in View.StandingsOf(status.Memory))
        {
            AddRow(sheet, standing);
        }

        sheet.WriteTo(terminal);
        foreach (
            var line in View.StandingsOf(status.Memory)
                .SelectMany(_words.Remarks)
                .Concat(_words.ZoneLines())
                .Concat(_words.ChannelLines())
        )
        {
            terminal.Say(line);
        }
    }

    private void AddRow(Sheet sheet, Standing standing)
    {
        sheet.Add(
            standing.Node,
            new Cell(_words.RotationOf(standing), ColourOf(View.RotationOf(standing, status.Memory))),
            new Cell(
                $"{standing.Strikes.Length}/{View.Policy.Strikes}",
                standing.Strikes.IsEmpty ? null : Color.Yellow
            ),
            $"{standing.CleanRounds}",
            new Cell(_words.AnswersOf(standing), ColourOf(_words.WorstOf(standing))),
            _words.NamesOf(standing)
        );
    }

    private static Color ColourOf(CheckOutcome? worst) =>
        worst switch
        {
            CheckOutcome.Failed => Color.Red,
            CheckOutcome.Unknown => Color.Yellow,
            CheckOutcome.Passed => Color.Green,
            _ => Color.Grey,
        };

    private static Color ColourOf(string rotation) =>
        rotation switch
        {
            "in" => Color.Green,
            "absent" => Color.Grey,
            "out" => Color.Red,
            _ => Color.Yellow,
        };
}
