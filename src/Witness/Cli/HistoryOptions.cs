using System.CommandLine;
using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>What <c>witness history</c> takes.</summary>
internal sealed class HistoryOptions
{
    private readonly Argument<string?> _node = NodeArgument.Optional();
    private readonly PeriodOptions _period = new(TimeSpan.FromHours(24));
    private readonly Option<string[]> _kinds = KindOption.Create();
    private readonly Option<int?> _limit = new("--limit")
    {
        Description = "Only the newest N, still oldest first.",
        HelpName = "N",
    };
    private readonly Option<bool> _json = JsonOption.Create();
    private readonly Option<bool> _csv = new("--csv")
    {
        Description = "Print CSV with a header line, for spreadsheets.",
    };

    /// <summary>Whether it goes on with what comes.</summary>
    public Option<bool> Follow { get; } =
        new("--follow", "-f") { Description = "Go on with what comes, until Ctrl+C." };

    /// <summary>Whether nothing is to be paged.</summary>
    public Option<bool> NoPager { get; } =
        new("--no-pager")
        {
            Description = $"Print all at once. Default at a terminal: ${Pager.Variable}, $PAGER or less.",
        };

    /// <summary>Adds them to the command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_node);
        foreach (
            var option in new Option[] { _period.Since, _period.Until, _kinds, _limit, Follow, _json, _csv, NoPager }
        )
        {
            command.Options.Add(option);
        }

        _limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError("--limit: at least 1");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(_json) is not null && result.GetResult(_csv) is not null)
            {
                result.AddError("--json and --csv: one of them");
            }

            if (result.GetResult(Follow) is not null && result.GetResult(_period.Until) is not null)
            {
                result.AddError("--follow and --until: one of them, for what comes has no end");
            }
        });
    }

    /// <summary>How it is to be printed.</summary>
    public HistoryFormat FormatIn(ParseResult parsed) =>
        parsed.GetValue(_json) ? HistoryFormat.Json
        : parsed.GetValue(_csv) ? HistoryFormat.Csv
        : HistoryFormat.Text;

    /// <summary>What is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="now">The present.</param>
    /// <param name="nameOf">A node's name as configured.</param>
    /// <exception cref="UsageException">It ends before it begins, or nothing is known of the node.</exception>
    public HistoryFilter FilterIn(ParseResult parsed, DateTimeOffset now, Func<string, string> nameOf)
    {
        var period = _period.In(parsed, now);
        return new HistoryFilter
        {
            Node = parsed.GetValue(_node) is { } name ? nameOf(name) : null,
            Since = period.Since,
            Until = period.Until,
            Kinds = parsed.GetValue(_kinds) is { Length: > 0 } kinds ? kinds.ToHashSet(StringComparer.Ordinal) : null,
            Limit = parsed.GetValue(_limit),
        };
    }
}
