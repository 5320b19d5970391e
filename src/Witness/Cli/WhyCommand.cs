using System.CommandLine;
using Witness.Core;
using Witness.Core.Ledger;
using Witness.Status;

namespace Witness.Cli;

/// <summary><c>witness why NODE</c>: the case file of the latest removal or strike, or of an earlier one.</summary>
internal static class WhyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var node = NodeArgument.One();
        var number = CaseOption();
        var json = JsonOption.Create();
        var noPager = PagerOption.Create();
        var command = new Command(
            "why",
            "Show why a node was removed, or has strikes: the answer, the evidence, the verdict, the records."
        )
        {
            node,
            number,
            json,
            noPager,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var view = ConfigurationOption.OpenLedger(parsed, terminal);
                var memory = await view.Ledger.RecallAsync(cancellation);
                var typed = parsed.GetRequiredValue(node);
                var name = await NodeArgument.PastNameInAsync(view, typed, memory, cancellation);
                var asked = parsed.GetValue(number) ?? 1;
                var read =
                    await CaseReader.ReadAsync(view, name, memory, asked, cancellation)
                    ?? (asked == 1 ? null : throw await TooFewAsync(view, name, memory, asked, cancellation));
                if (parsed.GetValue(json))
                {
                    EventJson.Write(terminal, read?.Events ?? [], happened => read?.ContextOf(happened));
                }
                else if (read is null)
                {
                    terminal.Say(
                        $"{name} is {view.RotationOf(memory.Of(name), memory)}, and nothing has happened to it in what the ledger keeps"
                    );
                }
                else
                {
                    terminal.SayAtLength(to => new CaseView(to, read).Write(), isPaged: !parsed.GetValue(noPager));
                }

                return Exit.Well;
            }
        );
        return command;
    }

    private static Option<int?> CaseOption()
    {
        var option = new Option<int?>("--case")
        {
            Description = "An earlier case: 2 for the one before the latest. Default: 1.",
            HelpName = "N",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError("--case: at least 1, the latest");
            }
        });
        return option;
    }

    private static async Task<UsageException> TooFewAsync(
        LedgerView view,
        string node,
        Recollection memory,
        int asked,
        CancellationToken cancellation
    )
    {
        var latest = await CaseReader.ReadAsync(view, node, memory, 1, cancellation);
        var known = latest is null ? 0 : latest.Earlier.Count + 1;
        return new UsageException(
            $"there is no case {asked} of {node}: the ledger keeps {Phrase.Of(known, "case")} of it{(known == 0 ? "" : $", witness why {node} --case {known} is the oldest")}"
        );
    }
}
