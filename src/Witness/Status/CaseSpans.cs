using Witness.Core.Ledger;
using Witness.Core.Publications;
using Witness.Core.Stonith;
using Witness.Ledger.History;

namespace Witness.Status;

/// <summary>
/// Parts what is kept of a node into cases. One begins with a strike, or with a removal by hand. A removal's ends when the
/// node is back in DNS, and that of mere strikes when the window has passed without another. Pure.
/// </summary>
/// <param name="node">The node.</param>
/// <param name="within">The policy's window.</param>
internal sealed class CaseSpans(string node, TimeSpan within)
{
    /// <summary>So long after its end a case still hears of what it left behind: publications, a first success.</summary>
    private readonly TimeSpan _aftermath =
        within > PublicationSchedule.GivesUpAfter ? within : PublicationSchedule.GivesUpAfter;
    private readonly List<CaseSpan> _cases = [];
    private CaseSpan? _open;

    /// <summary>The cases of a node, oldest first.</summary>
    /// <param name="node">The node.</param>
    /// <param name="within">The policy's window.</param>
    /// <param name="stretches">Its strikes, those of one stretch no further apart than the window.</param>
    /// <param name="moves">Its verdicts and changes.</param>
    public static IReadOnlyList<CaseSpan> Of(
        string node,
        TimeSpan within,
        IEnumerable<StrikeStretch> stretches,
        IEnumerable<HistoryEvent> moves
    )
    {
        var parted = new CaseSpans(node, within);
        var steps = stretches
            .SelectMany(stretch =>
                new Step[]
                {
                    new(stretch.First, () => parted.Touch(stretch.First)),
                    new(stretch.Last, () => parted.Continue(stretch)),
                }
            )
            .Concat(moves.Select(move => new Step(InstantOf(move), () => parted.Take(move))));
        foreach (var step in steps.OrderBy(step => step.At))
        {
            step.Take();
        }

        return parted.Closed();
    }

    /// <summary>The strike of a round comes before the verdict of the same instant, and a change counts once it is made.</summary>
    public static DateTimeOffset InstantOf(HistoryEvent move) => move.Change?.Accepted ?? move.At;

    private List<CaseSpan> Closed()
    {
        Close();
        return
        [
            .. _cases.Select(
                (one, place) =>
                    one with
                    {
                        Until = Earliest(
                            one.IsOut ? null : (one.Back ?? one.Last) + _aftermath,
                            place + 1 < _cases.Count ? _cases[place + 1].Began : null
                        ),
                    }
            ),
        ];
    }

    private void Take(HistoryEvent move)
    {
        if (move.Verdict is { } verdict)
        {
            Take(verdict.Kind, move.At);
        }
        else if (move.Moved is { } change)
        {
            Take(change);
        }
    }

    private void Take(VerdictKind verdict, DateTimeOffset at)
    {
        if (verdict == VerdictKind.ReaddedOutside)
        {
            Return(at);
        }
        else if (verdict is VerdictKind.Fence or VerdictKind.WouldFence or VerdictKind.CameBack)
        {
            Touch(at);
            _open = _open! with { Decided = _open.IsRemoval ? _open.Decided : at };
        }
    }

    private void Take(RecordedChange change)
    {
        if (change is { Removed.Count: > 0, Outcome: not ChangeOutcome.Failed })
        {
            Touch(change.At);
            _open = _open! with { IsRemoval = true, Decided = _open.Decided ?? change.At };
        }
        else if (change is { Added.Count: > 0, Accepted: { } accepted })
        {
            Return(accepted);
        }
    }

    /// <summary>What happens now belongs to the open case, or begins a new one.</summary>
    private void Touch(DateTimeOffset at)
    {
        if (_open is { IsRemoval: false } && at - _open.Last > within)
        {
            Close();
        }

        _open = _open is null ? new CaseSpan(node, at) { Last = at } : _open with { Last = at };
    }

    /// <summary>A node that was put back while it failed goes on failing, which is a case of its own.</summary>
    private void Continue(StrikeStretch stretch)
    {
        if (_open is null && _cases is [.., { Back: { } back }] && back >= stretch.First && back < stretch.Last)
        {
            Touch(back.AddMilliseconds(1));
        }

        _open = _open is null ? _open : _open with { Last = stretch.Last };
    }

    /// <summary>It is back; a second zone that follows belongs to the same return.</summary>
    private void Return(DateTimeOffset at)
    {
        if (_open is not null)
        {
            _open = _open with { Back = at, Last = at };
            Close();
        }
        else if (_cases is [.., { Back: not null } last])
        {
            _cases[^1] = last with { Back = at, Last = at };
        }
    }

    private void Close()
    {
        if (_open is not null)
        {
            _cases.Add(_open);
            _open = null;
        }
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;

    /// <summary>Something that happened, and what it does to the cases.</summary>
    private sealed record Step(DateTimeOffset At, Action Take);
}
