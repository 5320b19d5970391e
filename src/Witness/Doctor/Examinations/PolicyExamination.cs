using Witness.Core;

namespace Witness.Doctor.Examinations;

/// <summary>Numbers by which the witness would never remove a node.</summary>
internal sealed class PolicyExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "policy";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. Examine(patient)]);

    private static IEnumerable<Finding> Examine(Patient patient)
    {
        var (policy, nodes) = (patient.Configuration.Policy, patient.Fleet.Nodes);
        if (policy.MaxRemoved == 0)
        {
            yield return Finding.Warn(
                "policy.maxRemoved is 0: no node is ever removed by strikes",
                "raise it to at least 1"
            );
        }
        else if (nodes.Count <= policy.KeepAtLeast)
        {
            yield return Finding.Warn(
                $"{Phrase.Of(nodes.Count, "node")} and policy.keepAtLeast of {policy.KeepAtLeast}: no node can ever be removed",
                "lower it, or add the nodes that are missing"
            );
        }
        else
        {
            yield return Finding.Ok(
                $"{Phrase.Of(policy.Strikes, "strike")} within {Phrase.Of(policy.Within)} remove a node, {policy.MaxRemoved} at once at most"
            );
        }

        var idle = nodes.Where(node => !node.IsJudged).Select(node => node.Name).ToList();
        if (idle.Count > 0)
        {
            yield return Finding.Warn(
                $"no check of {Phrase.List(idle)} is a gate, so that it never gets a strike and moves only by orders",
                "give it a check, unless that is meant"
            );
        }
    }
}
