using Spectre.Console;
using Witness.Cli.Json;
using Witness.Core;
using Witness.Core.Dns;
using Witness.Core.Orders;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Cli;

/// <summary>What puts a zone back as a snapshot has it, for people, for scripts, and as an order.</summary>
/// <param name="Snapshot">The zone as it is to be.</param>
/// <param name="Reading">The zone as it was read last.</param>
/// <param name="Plan">The change, and what forbids it.</param>
internal sealed record RestoreView(Snapshot Snapshot, ZoneReading Reading, ZonePlan Plan)
{
    /// <summary>True where the zone is as the snapshot has it.</summary>
    public bool IsDone => Plan.Change.IsEmpty;

    /// <summary>True where nothing forbids it.</summary>
    public bool IsPossible => Plan.Refusals.Count == 0;

    /// <summary>The order to do exactly this.</summary>
    public Order ToOrder(DateTimeOffset at, string by) =>
        new(0, OrderKind.Restore, Node: null, at, by)
        {
            Zone = Reading.Zone.Name,
            Snapshot = Snapshot.Id,
            Shown = Plan.Change.ToString(),
        };

    /// <summary>For scripts.</summary>
    public RestoreShape ToShape() =>
        new(
            Reading.Zone.Name.Text,
            Snapshot.Id,
            Snapshot.At,
            Reading.At,
            RecordShape.Of(Plan.Change.Removed),
            RecordShape.Of(Plan.Change.Added),
            Plan.Change.AttributeLines,
            Plan.Remarks,
            Plan.Refusals
        );

    /// <summary>For people: a diff, and what is left out of it.</summary>
    public void WriteTo(Terminal terminal)
    {
        var zone = Reading.Zone.Name;
        var age = Ago.Of(terminal.Time.GetUtcNow() - Reading.At);
        terminal.Say(
            IsDone
                ? $"zone {zone}, read {age}, is as snapshot {Snapshot.Id} of {Phrase.Of(Snapshot.At)} has it"
                : $"zone {zone}, read {age}, back to snapshot {Snapshot.Id} of {Phrase.Of(Snapshot.At)}:"
        );
        foreach (var record in Plan.Change.Removed)
        {
            EventView.WriteRecord(terminal, '-', record);
        }

        foreach (var record in Plan.Change.Added)
        {
            EventView.WriteRecord(terminal, '+', record);
        }

        foreach (var line in Plan.Change.AttributeLines.Concat(Plan.Remarks))
        {
            terminal.Say($"    {line}", hang: 8);
        }

        foreach (var refusal in Plan.Refusals)
        {
            terminal.Say($"    refused: {refusal}", hang: 8, Color.Yellow);
        }
    }
}
