using System.CommandLine;
using Witness.Core.Orders;
using Witness.Status;

namespace Witness.Cli;

/// <summary>What the commands that give orders have in common.</summary>
internal static class OrderCommand
{
    /// <summary><c>--reason</c>.</summary>
    public static Option<string?> ReasonOption() =>
        new("--reason") { Description = "Why, for the history.", HelpName = "TEXT" };

    /// <summary><c>--force</c>.</summary>
    public static Option<bool> ForceOption(string description) => new("--force") { Description = description };

    /// <summary><c>--no-wait</c>.</summary>
    public static Option<bool> NoWaitOption() =>
        new("--no-wait") { Description = "Return as soon as the order is written down." };

    /// <summary>A command that orders a node in or out, and waits for the read-back.</summary>
    /// <param name="terminal">Where to speak to.</param>
    /// <param name="kind">What is ordered.</param>
    /// <param name="name">The command's name.</param>
    /// <param name="description">What it does, for the help.</param>
    /// <param name="force">What <c>--force</c> overrides, for the help.</param>
    public static Command Move(Terminal terminal, OrderKind kind, string name, string description, string force)
    {
        var node = NodeArgument.One();
        var forced = ForceOption(force);
        var reason = ReasonOption();
        var noWait = NoWaitOption();
        var json = JsonOption.Create();
        var command = new Command(name, description) { node, forced, reason, noWait, json };
        command.SetAction(
            (parsed, cancellation) =>
                GiveAsync(
                    parsed,
                    terminal,
                    (at, by) =>
                        new Order(0, kind, parsed.GetValue(node), at, by)
                        {
                            Force = parsed.GetValue(forced),
                            Reason = parsed.GetValue(reason),
                        },
                    !parsed.GetValue(noWait),
                    parsed.GetValue(json),
                    cancellation
                )
        );
        return command;
    }

    /// <summary>A command that orders something else about a node.</summary>
    /// <param name="terminal">Where to speak to.</param>
    /// <param name="kind">What is ordered.</param>
    /// <param name="name">The command's name.</param>
    /// <param name="description">What it does, for the help.</param>
    public static Command About(Terminal terminal, OrderKind kind, string name, string description)
    {
        var node = NodeArgument.One();
        var reason = ReasonOption();
        var json = JsonOption.Create();
        var command = new Command(name, description) { node, reason, json };
        command.SetAction(
            (parsed, cancellation) =>
                GiveAsync(
                    parsed,
                    terminal,
                    (at, by) => new Order(0, kind, parsed.GetValue(node), at, by) { Reason = parsed.GetValue(reason) },
                    wait: true,
                    parsed.GetValue(json),
                    cancellation
                )
        );
        return command;
    }

    /// <summary>Gives an order about a node, or about all of them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where to speak to.</param>
    /// <param name="order">The order, made from when it is given and who gives it.</param>
    /// <param name="wait">False to return as soon as it is written down.</param>
    /// <param name="json">True to print the outcome as JSON.</param>
    /// <param name="cancellation">Ends the waiting, not the order.</param>
    public static Task<int> GiveAsync(
        ParseResult parsed,
        Terminal terminal,
        Func<DateTimeOffset, string, Order> order,
        bool wait,
        bool json,
        CancellationToken cancellation
    ) => GiveAsync(parsed, terminal, (_, at, by) => order(at, by), wait, json, cancellation);

    /// <summary>Gives an order that is made from what the ledger knows.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where to speak to.</param>
    /// <param name="order">The order, made from the view, when it is given and who gives it.</param>
    /// <param name="wait">False to return as soon as it is written down.</param>
    /// <param name="json">True to print the outcome as JSON.</param>
    /// <param name="cancellation">Ends the waiting, not the order.</param>
    public static async Task<int> GiveAsync(
        ParseResult parsed,
        Terminal terminal,
        Func<LedgerView, DateTimeOffset, string, Order> order,
        bool wait,
        bool json,
        CancellationToken cancellation
    )
    {
        using var view = ConfigurationOption.OpenLedger(parsed, terminal);
        return await GiveAsync(view, terminal, (at, by) => order(view, at, by), wait, json, cancellation);
    }

    /// <summary>Gives an order where the view is open.</summary>
    /// <param name="view">The configuration, fleet and ledger.</param>
    /// <param name="terminal">Where to speak to.</param>
    /// <param name="order">The order, made from when it is given and who gives it.</param>
    /// <param name="wait">False to return as soon as it is written down.</param>
    /// <param name="json">True to print the outcome as JSON.</param>
    /// <param name="cancellation">Ends the waiting, not the order.</param>
    public static Task<int> GiveAsync(
        LedgerView view,
        Terminal terminal,
        Func<DateTimeOffset, string, Order> order,
        bool wait,
        bool json,
        CancellationToken cancellation
    )
    {
        var by = $"{terminal.Environment("SUDO_USER") ?? Environment.UserName}@{Environment.MachineName}";
        return new OrderDelivery(terminal, view, json).GiveAsync(
            order(terminal.Time.GetUtcNow(), by),
            wait,
            cancellation
        );
    }
}
