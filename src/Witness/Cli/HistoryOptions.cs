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
    public Option<bool> NoPager { get; } = PagerOption.Create();

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

    /// <summary>The node as it was typed; null where none was.</summary>
    public string? NodeIn(ParseResult parsed) => parsed.GetValue(_node);

    /// <summary>What is asked for, of whichever node.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="UsageException">It ends before it begins.</exception>
    public HistoryFilter FilterIn(ParseResult parsed, DateTimeOffset now)
    {
        var period = _period.In(parsed, now);
        return new HistoryFilter
        {
            Since = period.Since,
            Until = period.Until,
            Kinds = parsed.GetValue(_kinds) is { Length: > 0 } kinds ? kinds.ToHashSet(StringComparer.Ordinal) : null,
            Limit = parsed.GetValue(_limit),
        };
    }
}
