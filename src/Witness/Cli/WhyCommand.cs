using System.CommandLine;
using Spectre.Console;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Cli;

/// <summary><c>witness why NODE</c>: the case file of the latest removal or strike.</summary>
internal static class WhyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var node = NodeArgument.One();
        var json = JsonOption.Create();
        var command = new Command(
            "why",
            "Show why a node was removed, or has strikes: the evidence, the verdict, the records."
        )
        {
            node,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var view = ConfigurationOption.OpenLedger(parsed, terminal);
                var memory = await view.Ledger.RecallAsync(cancellation);
                var name = NodeArgument.NameIn(view, parsed.GetRequiredValue(node), memory);
                var read = await CaseReader.ReadAsync(view, name, memory, 1, cancellation);
                var file = read?.Events ?? [];
                if (parsed.GetValue(json))
                {
                    EventJson.Write(terminal, file);
                }
                else
                {
                    Write(terminal, view, memory, name, file);
                }

                return Exit.Well;
            }
        );
        return command;
    }

    private static void Write(
        Terminal terminal,
        LedgerView view,
        Recollection memory,
        string name,
        IReadOnlyList<HistoryEvent> file
    )
    {
        var standing = memory.Of(name);
        var strikes = Phrase.Of(standing.Strikes.Length, "strike");
        var said = file.Any(one => standing.Reason is { } reason && SaysReason(one, reason));
        terminal.Say(
            $"{name} is {view.RotationOf(standing, memory)}{(standing.Since is { } since ? $" since {Phrase.Of(since)}" : "")}, with {strikes} within {Phrase.Of(view.Policy.Within)} and {Phrase.Of(standing.CleanRounds, "clean round")} running{(standing.Reason is null || said ? "" : $": {standing.Reason}")}"
        );
        if (file.Count == 0)
        {
            terminal.Say("nothing has happened to it in what the ledger keeps");
        }

        foreach (var one in EventEchoes.Without(file))
        {
            // A strike says in one line what its results, which follow, say in full.
            EventView.Write(terminal, one, one.Results.Count > 0 ? "" : EventView.TextOf(one));
            WriteTimes(terminal, one);
            foreach (var result in one.Results)
            {
                WriteResult(terminal, result);
            }
        }
    }

    private static bool SaysReason(HistoryEvent one, string reason) =>
        one.Verdict?.Reason == reason || one.Change?.Reason == reason;

    private static void WriteResult(Terminal terminal, CheckResult result) =>
        terminal.Say(
            $"    {WordOf(result.Outcome)} {result.Check} {result.Address} after {Phrase.Of(result.Took)}{TriesOf(result)}: {result.Detail}{SeenIn(result)}",
            hang: 8,
            result.Outcome == CheckOutcome.Failed ? Color.Red : null
        );

    /// <summary>The three times by which a change reaches the users, below its records.</summary>
    private static void WriteTimes(Terminal terminal, HistoryEvent one)
    {
        if (one is not { Kind: HistoryKinds.Change, Change: { Accepted: { } accepted } change })
        {
            return;
        }

        terminal.Say($"    accepted by {change.Registrar} {Phrase.Of(accepted)}");
        if (change.Publication is not { } publication)
        {
            return;
        }

        var published = publication.Published is { } at ? $"published {Phrase.Of(at)}" : publication.Words(change.At);
        terminal.Say($"    {published}{(publication.Detail is null ? "" : $": {publication.Detail}")}");
        if (publication.DrainedBy is { } drained)
        {
            terminal.Say($"    drained by {Phrase.Of(drained)}: until then caches may still answer it");
        }
    }

    private static string WordOf(CheckOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static string TriesOf(CheckResult result) => result.Tries > 1 ? $", asked {result.Tries} times" : "";

    private static string SeenIn(CheckResult result)
    {
        if (result.Evidence is not { } seen)
        {
            return "";
        }

        string?[] parts =
        [
            result.Outcome == CheckOutcome.Passed ? null : $"reached {seen.Phase}",
            seen.Connect is { } connect ? $"connect {Phrase.Of(connect)}" : null,
            seen.Tls is { } tls ? $"TLS {Phrase.Of(tls)}" : null,
            seen is { Connect: not null, FirstByte: { } first } ? $"first byte {Phrase.Of(first)}" : null,
            seen.CertificateExpires is { } expires ? $"certificate until {Phrase.Of(expires)}" : null,
        ];
        return parts.Any(part => part is not null) ? $" [{string.Join(", ", parts.OfType<string>())}]" : "";
    }
}
