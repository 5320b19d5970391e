using System.CommandLine;
using Witness.Cli.Json;
using Witness.Configuration;
using Witness.Core;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Ledger;
using Witness.Status;

namespace Witness.Cli;

/// <summary><c>witness zone</c>: the snapshots taken before changes, and what the zones held when they were last read.</summary>
internal static class ZoneCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) =>
        new("zone", "List the snapshots taken before changes, show a zone, or put one back as it was.")
        {
            List(terminal),
            Show(terminal),
            ZoneRestoreCommand.Create(terminal),
            ZoneAcceptCommand.Create(terminal),
        };

    private static Command List(Terminal terminal)
    {
        var json = JsonOption.Create();
        var command = new Command("list", "List the snapshots taken before changes, oldest first.") { json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var view = ConfigurationOption.OpenLedger(parsed, terminal);
                var snapshots = await view.Ledger.SnapshotsAsync(null, cancellation);
                if (parsed.GetValue(json))
                {
                    var shapes = snapshots.Select(one => new SnapshotShape(one.Id, one.Zone.Text, one.At, one.Records));
                    JsonOption.Write(terminal, [.. shapes], JsonShapes.Default.Snapshots);
                    return Exit.Well;
                }

                var sheet = new Sheet("SNAPSHOT", "ZONE", "TAKEN", "RECORDS");
                foreach (var one in snapshots)
                {
                    sheet.Add($"{one.Id}", one.Zone.Text, Phrase.Of(one.At), $"{one.Records}");
                }

                sheet.WriteTo(terminal);
                return Exit.Well;
            }
        );
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var zone = new Argument<string>("ZONE") { Description = "The zone's name." };
        var snapshot = new Option<long?>("--snapshot")
        {
            Description = "As it was in that snapshot.",
            HelpName = "NUMBER",
        };
        var json = JsonOption.Create();
        var command = new Command("show", "Show a zone as it was last read, and which records are in rotation.")
        {
            zone,
            snapshot,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var view = ConfigurationOption.OpenLedger(parsed, terminal);
                var memory = await view.Ledger.RecallAsync(cancellation);
                var settings = SettingsOf(view, parsed.GetRequiredValue(zone));
                var id = parsed.GetValue(snapshot);
                var reading = id is { } number
                    ? await SnapshotAsync(view.Ledger, number, settings.Name, cancellation)
                    : memory.Readings.GetValueOrDefault(settings.Name)
                        ?? throw new LedgerException(
                            $"zone {settings.Name} has not been read yet: witness status tells why"
                        );
                var content = ShapeOf(view, memory, settings, reading, id);
                if (parsed.GetValue(json))
                {
                    JsonOption.Write(terminal, content, JsonShapes.Default.ZoneContentShape);
                }
                else
                {
                    Write(terminal, content);
                }

                return Exit.Well;
            }
        );
        return command;
    }

    /// <summary>A zone of the configuration.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    internal static ZoneSettings SettingsOf(LedgerView view, string name) =>
        (
            DomainName.TryParse(name, out var zone, out var why)
                ? view.Fleet.Zones.FirstOrDefault(one => one.Name == zone)
                : null
        )
        ?? throw new UsageException(
            why
                ?? $"zone {name} is not configured: {Nearest.Advice(name, view.Fleet.Zones.Select(one => one.Name.Text))}"
        );

    private static async Task<ZoneReading> SnapshotAsync(
        LedgerReader ledger,
        long id,
        DomainName zone,
        CancellationToken cancellation
    ) =>
        await ledger.SnapshotAsync(id, cancellation) is { } found && found.Zone.Name == zone
            ? new ZoneReading(found.Zone, found.At)
            : throw new UsageException(
                $"there is no snapshot {id} of zone {zone}: witness zone list shows those there are"
            );

    private static ZoneContentShape ShapeOf(
        LedgerView view,
        Recollection memory,
        ZoneSettings settings,
        ZoneReading reading,
        long? snapshot
    )
    {
        var leftAlone = LeftAlone.Of(settings, reading.Zone, view.Fleet, memory.Standings.Values).ToHashSet();
        var names = RotationNames.Of(settings, reading.Zone, view.Fleet, memory.Standings.Values);
        return new ZoneContentShape(
            settings.Name.Text,
            reading.At,
            snapshot,
            [
                .. reading.Zone.Records.Select(record =>
                {
                    var node = record.Address is { } address ? view.Fleet.Owner(address)?.Name : null;
                    return new ZoneRecordShape(
                        record.Name.Text,
                        record.Type,
                        record.Ttl,
                        record.Data,
                        node,
                        node is not null && names.Contains(record.Name),
                        leftAlone.Contains(record)
                    );
                }),
            ]
        );
    }

    private static void Write(Terminal terminal, ZoneContentShape content)
    {
        terminal.Say(
            $"zone {content.Zone}, {(content.Snapshot is { } id ? $"snapshot {id} of" : "as read at")} {Phrase.Of(content.At)}"
        );
        var sheet = new Sheet("NAME", "TTL", "TYPE", "DATA", "NODE");
        foreach (var record in content.Records)
        {
            sheet.Add(
                record.Name,
                $"{record.Ttl}",
                record.Type,
                record.Data,
                record.LeftAlone ? "left alone"
                    : record.Node is null ? ""
                    : $"{record.Node}{(record.InRotation ? "" : " (not in rotation)")}"
            );
        }

        sheet.WriteTo(terminal);
    }
}
