using System.CommandLine;
using Spectre.Console;
using Witness.Cli.Json;
using Witness.Core.Dns;
using Witness.Ledger;
using Witness.Status;

namespace Witness.Cli;

/// <summary>
/// <c>witness zone restore SNAPSHOT</c>: shows what puts a zone back as a snapshot has it, and orders exactly that once
/// somebody has agreed. The daemon refuses the order if it would do anything else by then.
/// </summary>
internal static class ZoneRestoreCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var snapshot = new Argument<long>("SNAPSHOT") { Description = "Its number: witness zone list." };
        var yes = new Option<bool>("--yes") { Description = "Order what is shown without asking." };
        var reason = OrderCommand.ReasonOption();
        var noWait = OrderCommand.NoWaitOption();
        var json = JsonOption.Create();
        var command = new Command("restore", "Show what puts a zone back as it was, and order it once you agree.")
        {
            snapshot,
            yes,
            reason,
            noWait,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var view = ConfigurationOption.OpenLedger(parsed, terminal);
                var plan = await PlanAsync(view, parsed.GetValue(snapshot), cancellation);
                var (asJson, agreed) = (parsed.GetValue(json), parsed.GetValue(yes));
                Show(terminal, plan, asJson, agreed);
                return plan.IsDone ? Exit.Well
                    : !plan.IsPossible || !(agreed || Agrees(terminal, plan, asJson)) ? Exit.No
                    : await OrderCommand.GiveAsync(
                        view,
                        terminal,
                        (at, by) => plan.ToOrder(at, by) with { Reason = parsed.GetValue(reason) },
                        !parsed.GetValue(noWait),
                        asJson,
                        cancellation
                    );
            }
        );
        return command;
    }

    private static async Task<RestoreView> PlanAsync(LedgerView view, long number, CancellationToken cancellation)
    {
        var snapshot =
            await view.Ledger.SnapshotAsync(number, cancellation)
            ?? throw new UsageException($"there is no snapshot {number}: witness zone list shows those there are");
        var memory = await view.Ledger.RecallAsync(cancellation);
        var settings = ZoneCommand.SettingsOf(view, snapshot.Zone.Name.Text);
        var zone = settings.Name;
        var reading =
            memory.Accidents.GetValueOrDefault(zone)?.Reading
            ?? memory.Readings.GetValueOrDefault(zone)
            ?? throw new LedgerException($"zone {zone} has not been read yet: witness status tells why");
        var restore = new ZoneRestore(settings, view.Fleet, [.. memory.Standings.Values]);
        return new RestoreView(snapshot, reading, restore.Plan(snapshot.Zone, reading.Zone));
    }

    /// <summary>A script that orders gets what came of the order, and one that does not gets the plan.</summary>
    private static void Show(Terminal terminal, RestoreView plan, bool json, bool agreed)
    {
        if (!json)
        {
            plan.WriteTo(terminal);
        }
        else if (!agreed || plan.IsDone || !plan.IsPossible)
        {
            JsonOption.Write(terminal, plan.ToShape(), JsonShapes.Default.RestoreShape);
        }
    }

    private static bool Agrees(Terminal terminal, RestoreView plan, bool json)
    {
        if (!json && terminal.CanAsk && terminal.Console.Confirm("Order exactly this?", defaultValue: false))
        {
            return true;
        }

        terminal.Complain(
            $"nothing was ordered; to order what is shown: witness zone restore {plan.Snapshot.Id} --yes"
        );
        return false;
    }
}
