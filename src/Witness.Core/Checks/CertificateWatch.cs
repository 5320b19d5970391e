using Witness.Core.Ledger;

namespace Witness.Core.Checks;

/// <summary>Tells, once for each certificate, that it expires soon. That is no strike before it has expired. Pure.</summary>
public static class CertificateWatch
{
    /// <summary>A certificate is told of when it expires within so long.</summary>
    public static TimeSpan Soon { get; } = TimeSpan.FromDays(21);

    /// <summary>Looks through what a round saw.</summary>
    public static void Watch(Deliberation thought, IReadOnlyList<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(thought);
        ArgumentNullException.ThrowIfNull(observations);
        foreach (var observation in observations)
        {
            var standing = thought.Of(observation.Node.Name);
            var first = observation
                .Results.Where(result =>
                    result.Evidence?.CertificateExpires is { } expires && expires - thought.At < Soon
                )
                .MinBy(result => result.Evidence!.CertificateExpires);
            if (first?.Evidence?.CertificateExpires is { } soon && soon != standing.CertificateTold)
            {
                thought.Set(standing with { CertificateTold = soon });
                thought.Tell(
                    new Notice(
                        NoticeKind.Certificate,
                        standing.Node,
                        $"the certificate that {standing.Node} shows at {first.Address} ({first.Evidence.CertificateSubject}) expires at {Phrase.Of(soon)}: renew it, for from then on the check fails; then look at it with: witness check {standing.Node}"
                    )
                    {
                        Command = $"witness check {standing.Node}",
                    }
                );
            }
        }
    }
}
