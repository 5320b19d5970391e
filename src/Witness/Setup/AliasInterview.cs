using Witness.Core.Dns;

namespace Witness.Setup;

/// <summary>Offers to put the name into rotation to which an alias leads, where somebody is there to answer.</summary>
/// <param name="questions">Asks.</param>
internal sealed class AliasInterview(SetupQuestions questions)
{
    /// <summary>The aliases that were asked about: none is offered twice, or as what another one leads to.</summary>
    private readonly HashSet<DomainName> _heard = [];

    /// <summary>Hears what is to become of the aliases that were found.</summary>
    /// <returns>The request with other names, which are still to be looked up; the same one where nothing changes.</returns>
    public SetupRequest Hear(SetupRequest request, FoundZone found)
    {
        if (!questions.CanAsk)
        {
            return request;
        }

        var names = request.Names.ToList();
        foreach (var alias in found.Aliases.Where(alias => AliasAdvice.CanBeFollowed(alias, request)))
        {
            var target = AliasAdvice.TargetOf(alias);
            if (_heard.Add(alias.Name) && !_heard.Contains(target) && IsWanted(alias, target))
            {
                names.Remove(alias.Name);
                names.Add(target);
            }
        }

        return names.SequenceEqual(request.Names) ? request : request with { Names = [.. names.Distinct()] };
    }

    private bool IsWanted(DnsRecord alias, DomainName target) =>
        questions.Confirm(
            $"{alias.Name} is an alias of {target}, and nodes can be removed only there. Take {target} instead?"
        );
}
