using Witness.Core.Checks;
using Witness.Core.Nodes;

namespace Witness.Core.Tests.Doubles;

/// <summary>What a round saw, as text: <c>a=x b=? c=.</c>; a node that is not named passes.</summary>
public static class Sights
{
    public static IReadOnlyList<Observation> Of(Fleet fleet, string seen)
    {
        var words = seen.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(word => word[..1], word => word[2..], StringComparer.Ordinal);
        return [.. fleet.Nodes.Select(node => Of(node, words.GetValueOrDefault(node.Name, ".")))];
    }

    /// <summary>
    /// An observation of two checks or as many as there are signs: <c>.</c> passed, <c>x</c> failed, <c>?</c> unknown,
    /// <c>e</c> failed as evidence, <c>p</c> passed as evidence. A single sign is said by both checks, and <c>h</c> is one
    /// check that failed beside one that passed.
    /// </summary>
    public static Observation Of(Node node, string signs) =>
        new(node, node.Checks.Count == 0 ? [] : [.. Both(signs).Select((sign, index) => Result(node, sign, index))]);

    public static CheckResult Result(Node node, char sign, int index = 0)
    {
        var (outcome, role) = sign switch
        {
            '.' => (CheckOutcome.Passed, CheckRole.Gate),
            'x' => (CheckOutcome.Failed, CheckRole.Gate),
            '?' => (CheckOutcome.Unknown, CheckRole.Gate),
            'e' => (CheckOutcome.Failed, CheckRole.Evidence),
            'p' => (CheckOutcome.Passed, CheckRole.Evidence),
            _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "no such sign"),
        };
        return new CheckResult(
            index == 0 ? "https" : "ping",
            node.Addresses[0],
            role,
            outcome,
            TimeSpan.Zero,
            $"said {sign}"
        );
    }

    private static string Both(string signs) =>
        signs switch
        {
            "h" => "x.",
            [var one] => new string(one, 2),
            _ => signs,
        };
}
