using Spectre.Console;
using Witness.Cli.Json;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Strikes;
using Witness.Ledger;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Cli;

/// <summary>
/// Gives an order: refuses at once what would be refused anyway, writes it into the ledger, and waits for what comes of it.
/// Only the daemon carries it out.
/// </summary>
/// <param name="terminal">Where to speak to.</param>
/// <param name="view">The configuration, fleet and ledger.</param>
/// <param name="json">True to print the outcome as JSON.</param>
internal sealed class OrderDelivery(Terminal terminal, LedgerView view, bool json)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private string Database => view.Configuration.DatabasePath;

    /// <summary>Gives the order.</summary>
    /// <param name="order">The order, with a node's name as it was typed.</param>
    /// <param name="wait">False to return as soon as it is written down.</param>
    /// <param name="cancellation">Ends the waiting, not the order.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> GiveAsync(Order order, bool wait, CancellationToken cancellation)
    {
        var memory = await view.Ledger.RecallAsync(cancellation);
        var named = order.Node is { } name ? order with { Node = NodeArgument.NameIn(view, name, memory) } : order;
        var rules = new OrderRules(view.Fleet, view.Policy);
        var standing = memory.Of(named.Node ?? "");
        var refused =
            rules.WhyRefused(named, standing, memory.Freeze) ?? OrderRules.WhyNotAccepted(named, memory.Accidents);
        if (refused is { } refusal)
        {
            return await RefuseAsync(named, refusal, standing, cancellation);
        }

        var daemonRuns = DaemonLock.Holder(Database) is not null;
        if (!daemonRuns && ChangesDns(named.Kind))
        {
            return await RefuseAsync(
                named,
                "no daemon runs, and nobody else changes DNS: start it first (systemctl start witness, or witness run)",
                standing,
                cancellation
            );
        }

        using var book = OrderBook.Open(Database);
        var id = await book.GiveAsync(named, cancellation);
        if (!daemonRuns)
        {
            Print(named with { Id = id }, "");
            terminal.Complain(
                $"order {id} is written down, and no daemon runs: it is taken up if one starts before {Phrase.Of(named.Given + Order.Lifetime)}, and lapses else"
            );
            return Exit.Well;
        }

        if (!wait)
        {
            Print(named with { Id = id }, $"order {id} is written down; witness history shows what comes of it");
            return Exit.Well;
        }

        return await WaitAsync(id, cancellation);
    }

    private async Task<int> RefuseAsync(Order order, string refusal, Standing standing, CancellationToken cancellation)
    {
        if (json)
        {
            Print(order with { State = OrderState.Refused, Answer = refusal }, refusal);
        }

        terminal.Complain($"{order} refused: {refusal}");
        if (order.Kind == OrderKind.Readd && standing.LastOutcome == CheckOutcome.Failed)
        {
            var answers = await view.Ledger.AnswersAsync(cancellation);
            foreach (var failed in answers.Where(one => IsOf(one, standing)).SelectMany(one => one.Results))
            {
                if (failed.Outcome == CheckOutcome.Failed)
                {
                    terminal.Error.WriteLine($"    {failed}");
                }
            }
        }

        return Exit.No;
    }

    private static bool ChangesDns(OrderKind kind) =>
        kind is OrderKind.Readd or OrderKind.Remove or OrderKind.Restore or OrderKind.Rehearse;

    private static bool IsOf(NodeAnswers answers, Standing standing) =>
        string.Equals(answers.Node, standing.Node, StringComparison.OrdinalIgnoreCase);

    private async Task<int> WaitAsync(long id, CancellationToken cancellation)
    {
        Order order;
        try
        {
            order = terminal.IsInteractive
                ? await terminal
                    .Console.Status()
                    .StartAsync("waiting for the daemon", _ => EndOfAsync(id, cancellation))
                : await EndOfAsync(id, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            terminal.Complain($"no longer waiting; order {id} stands, and witness history shows what comes of it");
            return Exit.Interrupted;
        }

        if (order.IsPending)
        {
            Print(order, "");
            terminal.Complain(
                $"order {id}, {order}, is {order.State.ToString().ToLowerInvariant()} and not done after {Phrase.Of(Patience)}{(order.Answer is null ? "" : $" ({order.Answer})")}; the daemon goes on with it, {(order.IsZoneWork ? "witness history shows what comes of it" : "witness status shows what it waits for")}"
            );
            return Exit.No;
        }

        if (order.State == OrderState.Done)
        {
            await PrintDoneAsync(order, cancellation);
            return Exit.Well;
        }

        Print(order, "");
        terminal.Complain($"order {id}, {order}, {order.State.ToString().ToLowerInvariant()}: {order.Answer}");
        return Exit.No;
    }

    /// <summary>
    /// Reads by a connection that is opened now: what was opened before a daemon that is just starting does not see what is
    /// written since.
    /// </summary>
    private async Task<Order> EndOfAsync(long id, CancellationToken cancellation)
    {
        using var ledger = LedgerReader.Open(Database);
        var began = terminal.Time.GetTimestamp();
        while (true)
        {
            var order =
                await ledger.OrderAsync(id, cancellation)
                ?? throw new LedgerException($"order {id} is no longer in the ledger: see witness history");
            if (!order.IsPending || terminal.Time.GetElapsedTime(began) > Patience)
            {
                return order;
            }

            await Task.Delay(LookEvery, terminal.Time, cancellation);
        }
    }

    /// <summary>What a readd or a remove has moved is in the changes behind the order; other orders say it in words.</summary>
    private async Task PrintDoneAsync(Order order, CancellationToken cancellation)
    {
        using var ledger = LedgerReader.Open(Database);
        var changes =
            json || order.Node is null
                ? []
                : await ledger.ChangesOfAsync(order.Node, view.Fleet.Zones.Count * 4, cancellation);
        var mine = changes.Where(one => one.OrderId == order.Id && one.Outcome == ChangeOutcome.Accepted).ToList();
        Print(order, $"{order}: {(mine.Count > 0 ? "done" : order.Answer)}");
        foreach (var change in mine)
        {
            terminal.Say($"zone {change.Zone}{(change.Detail is null ? "" : $": {change.Detail}")}");
            EventView.WriteRecords(terminal, change);
        }
    }

    private void Print(Order order, string text)
    {
        if (json)
        {
            JsonOption.Write(
                terminal,
                new OrderShape(order.Id, order.State.ToString().ToLowerInvariant(), order.Answer),
                JsonShapes.Default.OrderShape
            );
        }
        else if (text.Length > 0)
        {
            terminal.Say(text);
        }
    }
}
