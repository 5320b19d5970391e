using Spectre.Console;
using Witness.Cli.Json;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Orders;
using Witness.Core.Strikes;
using Witness.Ledger;

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
        var named = order.Node is { } name ? order with { Node = view.NameOf(name, memory) } : order;
        var rules = new OrderRules(view.Fleet, view.Policy);
        var standing = memory.Of(named.Node ?? "");
        var refused =
            rules.WhyRefused(named, standing, memory.Freeze) ?? OrderRules.WhyNotAccepted(named, memory.Accidents);
        if (refused is { } refusal)
        {
            return await RefuseAsync(named, refusal, standing, cancellation);
        }

        var daemonRuns = DaemonLock.Holder(Database) is not null;
        if (!daemonRuns && named.Kind is OrderKind.Readd or OrderKind.Remove)
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
            await terminal.Error.WriteLineAsync(
                $"witness: order {id} is written down, and no daemon runs: it is taken up if one starts before {Phrase.Of(named.Given + Order.Lifetime)}, and lapses else"
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

        await terminal.Error.WriteLineAsync($"witness: {order} refused: {refusal}");
        if (order.Kind == OrderKind.Readd && standing.LastOutcome == CheckOutcome.Failed)
        {
            var answers = await view.Ledger.AnswersAsync(cancellation);
            foreach (var failed in answers.Where(one => one.Node == standing.Node).SelectMany(one => one.Results))
            {
                if (failed.Outcome == CheckOutcome.Failed)
                {
                    await terminal.Error.WriteLineAsync($"    {failed}");
                }
            }
        }

        return Exit.No;
    }

    private async Task<int> WaitAsync(long id, CancellationToken cancellation)
    {
        var order = terminal.IsInteractive
            ? await terminal.Console.Status().StartAsync("waiting for the daemon", _ => EndOfAsync(id, cancellation))
            : await EndOfAsync(id, cancellation);
        if (order.IsPending)
        {
            Print(order, "");
            await terminal.Error.WriteLineAsync(
                $"witness: order {id}, {order}, is {order.State.ToString().ToLowerInvariant()} and not done after {Phrase.Of(Patience)}; the daemon goes on with it, witness status shows what it waits for"
            );
            return Exit.No;
        }

        if (order.State == OrderState.Done)
        {
            Print(order, $"{order}: {order.Answer}");
            return Exit.Well;
        }

        Print(order, "");
        await terminal.Error.WriteLineAsync(
            $"witness: order {id}, {order}, {order.State.ToString().ToLowerInvariant()}: {order.Answer}"
        );
        return Exit.No;
    }

    private async Task<Order> EndOfAsync(long id, CancellationToken cancellation)
    {
        var began = terminal.Time.GetTimestamp();
        while (true)
        {
            var order =
                await view.Ledger.OrderAsync(id, cancellation)
                ?? throw new LedgerException($"order {id} is no longer in the ledger: see witness history");
            if (!order.IsPending || terminal.Time.GetElapsedTime(began) > Patience)
            {
                return order;
            }

            await Task.Delay(LookEvery, terminal.Time, cancellation);
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
            terminal.Output.WriteLine(text.Replace("; ", Environment.NewLine + "    ", StringComparison.Ordinal));
        }
    }
}
